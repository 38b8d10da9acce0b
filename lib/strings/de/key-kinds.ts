/** See the English area of this name. */
export const keyKinds = {
  'options.keyKind': 'Schlüssel aufbewahren',
  'options.keyKind.session': 'Bis der Browser schließt',
  'options.keyKind.device': 'Auf diesem Gerät',
  'options.keyKind.passphrase': 'Unter einer Passphrase',
  'options.keyKindHint.session':
    'Nie auf der Festplatte. Wird der Browser geschlossen, ist der Schlüssel weg, und Sie geben ihn neu ein.',
  'options.keyKindHint.device':
    'Verschlüsselt auf der Festplatte. Wer dieses Browserprofil benutzen kann, kann den Schlüssel benutzen.',
  'options.keyKindHint.passphrase':
    'Verschlüsselt auf der Festplatte, unter einer Passphrase, die nur Sie kennen. Ist sie eingegeben, kann jeder den Schlüssel benutzen, der diesen Browser benutzt.',
  'options.keyKindChange':
    'Um den gespeicherten Schlüssel anders aufzubewahren, drücken Sie Speichern. Sie müssen ihn nicht neu eingeben.',
  'options.passphraseSet':
    'Die Passphrase ist festgelegt. Drücken Sie Speichern, um den Schlüssel darunter aufzubewahren.',
  'options.passphraseSetBrief':
    'Die Passphrase ist festgelegt, aber der Browser hat keinen Platz, sie sich zu merken: Drücken Sie innerhalb einer halben Minute Speichern. Es wird wieder gesperrt, sobald Sidestream so lange nichts zu tun hatte.',
  'options.passphraseTaken':
    'Eine andere Seite hat gerade eine Passphrase festgelegt, und Ihre wurde nicht festgelegt. Drücken Sie Speichern, um den Schlüssel unter der anderen aufzubewahren.',
  'options.keyProtection': 'Wovor das schützt und wovor nicht',
  'options.keyProtectionSession':
    'Bis der Browser schließt: Nichts vom Schlüssel kommt auf die Festplatte, also findet ihn dort auch später niemand. Solange der Browser läuft, kann jeder den Schlüssel benutzen, der den Browser benutzt.',
  'options.keyProtectionDevice':
    'Auf diesem Gerät: Der Schlüssel liegt verschlüsselt auf der Festplatte, und was ihn entschlüsselt, liegt auch dort, wo nur der Browser es nimmt. Das schützt ihn vor Webseiten und vor anderen Erweiterungen, aber nicht vor jemandem, der Ihr Browserprofil oder Ihr Konto auf diesem Computer hat.',
  'options.keyProtectionPassphrase':
    'Unter einer Passphrase: Ohne sie hat auch jemand mit einer Kopie der Festplatte nichts, wenn sie sich nicht erraten lässt. Solange sie eingegeben ist, hilft sie nicht.',
  'options.keyProtectionNone':
    'Gegen Schadprogramme auf diesem Computer, oder wenn Ihnen jemand beim Tippen zusieht, hilft keine der drei Arten. Ein Ausgabenlimit beim Anbieter ist auf jeden Fall ratsam. Eine vergessene Passphrase kann niemand zurückholen.',
  'options.keyStays.session': 'Er bleibt, bis der Browser geschlossen wird.',
  'options.keyStays.device': 'Er bleibt auf diesem Gerät.',
  'options.keyStays.passphrase': 'Er liegt unter Ihrer Passphrase.',
  'options.keyLocked': 'Er ist jetzt gesperrt.',
  'options.keyGone':
    'Der Schlüssel ist weg, denn der Browser wurde geschlossen oder hat verloren, was ihn öffnet: Geben Sie ihn neu ein.',
  'options.keyElsewhere':
    'Es gibt einen Schlüssel für {host}, was nicht die Adresse dieser Verbindung ist. Er wird nicht gesendet, und ohne Schlüssel wird nichts gefragt: Geben Sie den Schlüssel für diese Adresse ein, oder vergessen Sie ihn.',
  'options.keyHintElsewhere': 'Schlüssel für eine andere Adresse',
  'options.keyHintLocked': 'gesperrt',
  'options.keyHintGone': 'Schlüssel neu einzugeben',
  'options.fault.apiKey.gone':
    'Der Schlüssel ist weg, denn der Browser wurde geschlossen oder hat verloren, was ihn öffnet. Geben Sie ihn neu ein, oder wählen Sie, dass er anders aufbewahrt wird.',
  'options.keyNotKept.locked':
    'Noch wurde nichts gespeichert: Die Schlüssel sind gesperrt. Geben Sie unten Ihre Passphrase ein, dann wird sofort gespeichert.',
  'options.keyNotKept.no-passphrase':
    'Noch wurde nichts gespeichert: Es gibt keine Passphrase. Legen Sie unter dem Schlüssel eine fest, oder wählen Sie, dass er anders aufbewahrt wird, und drücken Sie dann Speichern.',
  'options.keyNotKept.no-session':
    'Nichts wurde gespeichert: Der Browser hat keinen Platz, um einen Schlüssel bis zum Schließen zu behalten. Wählen Sie, dass er anders aufbewahrt wird, oder schließen Sie temporäre Unterhaltungen.',
  'options.keyNotKept.gone':
    'Nichts wurde gespeichert: Der Schlüssel ist weg, denn der Browser wurde geschlossen oder hat verloren, was ihn öffnet. Geben Sie ihn neu ein.',
} as const;
