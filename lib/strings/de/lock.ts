/** See the English area of this name. */
export const lock = {
  'lock.passphrase': 'Passphrase',
  'lock.show': 'Passphrase zeigen',
  'lock.unlock': 'Entsperren',
  'lock.unlocking': 'Die Passphrase wird geprüft …',
  'lock.wrong':
    'Das ist nicht die Passphrase. Prüfen Sie Großschreibung und Tastaturbelegung und versuchen Sie es erneut.',
  'lock.unreadable':
    'Was von Ihrer Passphrase aufbewahrt ist, ist beschädigt oder von einer neueren Version von Sidestream. Aktualisieren Sie Sidestream; hilft das nicht, löschen Sie die Passphrase in den Einstellungen und geben Sie Ihre Schlüssel neu ein.',
  'lock.unset':
    'Es gibt keine Passphrase mehr. Legen Sie in den Einstellungen eine fest, oder geben Sie dort den Schlüssel neu ein.',
  'lock.refused':
    'Der Browser konnte das gerade nicht. Was Sie eingegeben haben, ist noch da; versuchen Sie es erneut.',
  'lock.brief':
    'Entsperrt, aber der Browser hat keinen Platz, sich das zu merken: Es ist wieder gesperrt, sobald Sidestream eine halbe Minute nichts zu tun hatte.',
  'lock.briefRetry': 'Mit „Erneut versuchen“ fragen Sie jetzt.',

  'lock.askedBelow':
    'Nach der Passphrase wird unten gefragt, bei der letzten Frage, die auf sie wartet.',
  'lock.readyNow':
    'Die Schlüssel sind jetzt entsperrt. Drücken Sie „Erneut versuchen“, um die Frage zu senden.',
  'lock.keyForgotten':
    'Die Passphrase wurde gelöscht, und mit ihr dieser Schlüssel. Tragen Sie ihn in den Einstellungen ein und versuchen Sie es dann erneut.',

  'lock.title': 'Schlüssel und Passphrase',
  'lock.intro':
    'Jeder Schlüssel wird so aufbewahrt, wie es im Formular seiner Verbindung gewählt ist. Eine Passphrase gilt für alle Schlüssel, die unter ihr liegen.',
  'lock.stateUnset': 'Es ist keine Passphrase festgelegt.',
  'lock.stateLocked':
    'Gesperrt: Mit Schlüsseln unter Ihrer Passphrase kann nichts gefragt werden, bis Sie sie eingeben.',
  'lock.stateUnlocked': 'Entsperrt: Schlüssel unter Ihrer Passphrase können jetzt benutzt werden.',
  'lock.traces':
    'Von einem Schlüssel oder einer Passphrase, die Sie gelöscht, ersetzt oder anders aufbewahrt haben, liegen noch Spuren auf diesem Gerät: Der Browser hat Sidestream sie nicht löschen lassen. Eine Kopie der Festplatte könnte diesen Schlüssel verraten.',
  'lock.tracesRemedy':
    'Sidestream versucht es von selbst noch einmal, auch beim nächsten Start, und dieser Hinweis verschwindet, sobald sie gelöscht sind. Um sicherzugehen, legen Sie beim Anbieter einen neuen Schlüssel an und widerrufen Sie den alten.',
  'lock.keysUnder': 'Darunter liegen: {names}.',
  'lock.noKeysUnder':
    'Noch liegt kein Schlüssel darunter. Wählen Sie das im Formular einer Verbindung.',
  'lock.set': 'Passphrase festlegen',
  'lock.setNow': 'Festlegen',
  'lock.setting': 'Die Passphrase wird festgelegt …',
  'lock.new': 'Neue Passphrase',
  'lock.repeat': 'Noch einmal dieselbe',
  'lock.newHint':
    'Mindestens {count} Zeichen; mehrere Wörter sind leicht zu merken und schwer zu erraten. Niemand kann sie Ihnen zurückholen.',
  'lock.tooShort': 'Das ist zu kurz. Nehmen Sie mindestens {count} Zeichen, besser mehrere Wörter.',
  'lock.tooLong': 'Das ist zu lang. Nehmen Sie höchstens {count} Zeichen.',
  'lock.blank': 'Leerzeichen allein sind keine Passphrase.',
  'lock.different': 'Das ist nicht dasselbe wie oben.',
  'lock.taken':
    'Eine andere Seite hat gerade eine Passphrase festgelegt, und was Sie hier eingegeben haben, wurde nicht festgelegt. Benutzen Sie jene, oder ändern Sie sie.',
  'lock.lockNow': 'Jetzt sperren',
  'lock.change': 'Passphrase ändern',
  'lock.changeNow': 'Ändern',
  'lock.present': 'Bisherige Passphrase',
  'lock.cancel': 'So lassen',
  'lock.forget': 'Passphrase löschen',
  'lock.forgetTitle': 'Passphrase löschen?',
  'lock.forgetText':
    'Die Schlüssel darunter werden mit ihr endgültig gelöscht: {names}. Um diese Verbindungen wieder zu benutzen, müssen Sie ihre Schlüssel noch einmal eingeben.',
  'lock.forgetTextNone': 'Kein Schlüssel liegt darunter, also geht sonst nichts verloren.',
  'lock.autoLock': 'Von selbst sperren',
  'lock.autoLockMinutes': {
    one: 'Nach {count} Minute ohne Benutzung',
    other: 'Nach {count} Minuten ohne Benutzung',
  },
  'lock.autoLockHours': {
    one: 'Nach {count} Stunde ohne Benutzung',
    other: 'Nach {count} Stunden ohne Benutzung',
  },
  'lock.autoLockNever': 'Erst wenn der Browser schließt',
  'lock.autoLockHint': 'Wird der Browser geschlossen, ist immer gesperrt.',
  'lock.didSet': 'Die Passphrase ist festgelegt.',
  'lock.didUnlock': 'Entsperrt.',
  'lock.didLock': 'Gesperrt.',
  'lock.didChange': 'Die Passphrase ist geändert. Ihre Schlüssel bleiben.',
  'lock.didForget': 'Die Passphrase ist gelöscht, und mit ihr die Schlüssel darunter.',
} as const;
