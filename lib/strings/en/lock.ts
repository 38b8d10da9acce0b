/** The passphrase: where it is asked for, set, changed and forgotten. */
export const lock = {
  'lock.passphrase': 'Passphrase',
  'lock.show': 'Show the passphrase',
  'lock.unlock': 'Unlock',
  'lock.unlocking': 'Checking the passphrase…',
  'lock.wrong':
    'This is not the passphrase. Check capitals and the language of your keyboard, and try again.',
  'lock.unreadable':
    'What is kept of your passphrase is damaged, or of a later version of Sidestream. Update Sidestream; if that does not help, forget the passphrase in the settings and enter your keys again.',
  'lock.unset':
    'There is no passphrase any more. Set one in the settings, or enter the key there again.',
  'lock.refused':
    'The browser could not do that just now. What you typed is still here; try again.',
  'lock.brief':
    'Unlocked, but the browser has no room to remember it: this locks again once Sidestream has had nothing to do for half a minute.',
  'lock.briefRetry': 'Press “Retry” to ask now.',

  'lock.askedBelow': 'The passphrase is asked for below, at the last question that waits for it.',
  'lock.readyNow': 'The keys are unlocked now. Press Retry to send the question.',
  'lock.keyForgotten':
    'The passphrase was forgotten, and this key with it. Add the key in the settings, then retry.',

  'lock.title': 'Keys and passphrase',
  'lock.intro':
    'Each key is kept in the way that is chosen in the form of its connection. One passphrase is for all keys that are kept under it.',
  'lock.stateUnset': 'No passphrase is set.',
  'lock.stateLocked':
    'Locked: nothing can be asked with keys under your passphrase until you enter it.',
  'lock.stateUnlocked': 'Unlocked: keys under your passphrase can be used now.',
  'lock.traces':
    'Traces of a key or passphrase that you forgot, replaced or moved are still on this device: the browser did not let Sidestream erase them. A copy of its disk could give that key away.',
  'lock.tracesRemedy':
    'Sidestream tries again by itself, also at its next start, and this notice goes away once they are erased. To be safe, make a new key at the provider and revoke the old one.',
  'lock.keysUnder': 'Kept under it: {names}.',
  'lock.noKeysUnder': 'No key is kept under it yet. Choose it in the form of a connection.',
  'lock.set': 'Set a passphrase',
  'lock.setNow': 'Set the passphrase',
  'lock.setting': 'Setting the passphrase…',
  'lock.new': 'New passphrase',
  'lock.repeat': 'The same once more',
  'lock.newHint':
    'At least {count} characters; several words are easy to keep in mind and hard to guess. Nobody can bring it back for you.',
  'lock.tooShort': 'This is too short. Take at least {count} characters, or better several words.',
  'lock.tooLong': 'This is too long. Take at most {count} characters.',
  'lock.blank': 'Spaces alone are no passphrase.',
  'lock.different': 'This is not the same as above.',
  'lock.taken':
    'Another page has just set a passphrase, and what you typed here was not set. Use that one, or change it.',
  'lock.lockNow': 'Lock now',
  'lock.change': 'Change the passphrase',
  'lock.changeNow': 'Change it',
  'lock.present': 'Present passphrase',
  'lock.cancel': 'Leave it as it is',
  'lock.forget': 'Forget the passphrase',
  'lock.forgetTitle': 'Forget the passphrase?',
  'lock.forgetText':
    'The keys under it are deleted with it, for good: {names}. To use these connections again, you have to enter their keys once more.',
  'lock.forgetTextNone': 'No key is kept under it, so nothing else is lost.',
  'lock.autoLock': 'Lock by itself',
  'lock.autoLockMinutes': {
    one: 'After {count} minute without use',
    other: 'After {count} minutes without use',
  },
  'lock.autoLockHours': {
    one: 'After {count} hour without use',
    other: 'After {count} hours without use',
  },
  'lock.autoLockNever': 'Only when the browser closes',
  'lock.autoLockHint': 'It always locks when the browser closes.',
  'lock.didSet': 'The passphrase is set.',
  'lock.didUnlock': 'Unlocked.',
  'lock.didLock': 'Locked.',
  'lock.didChange': 'The passphrase is changed. Your keys stay.',
  'lock.didForget': 'The passphrase is forgotten, and the keys under it.',
} as const;
