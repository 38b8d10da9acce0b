/** See the English area of this name. */
export const popup = {
  'popup.openInSidePanel': 'In der Seitenleiste öffnen',
  'popup.firstRunText':
    'Verbinden Sie einen Anbieter, für den Sie einen Schlüssel haben, oder ein Modell auf diesem Computer.',
  'popup.emptyHint':
    'Stellen Sie eine Frage. Die Antwort läuft weiter, wenn Sie dieses Fenster schließen. / bietet Ihre Vorlagen an, @ Ihre offenen Tabs.',
  'popup.recent': 'Zuletzt',
};
