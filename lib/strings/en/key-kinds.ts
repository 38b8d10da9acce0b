/** How a key is kept, in the form of a connection and in the list. */
export const keyKinds = {
  'options.keyKind': 'Keep the key',
  'options.keyKind.session': 'Until the browser closes',
  'options.keyKind.device': 'On this device',
  'options.keyKind.passphrase': 'Under a passphrase',
  'options.keyKindHint.session':
    'Never on the disk. When the browser closes, the key is gone and you enter it again.',
  'options.keyKindHint.device':
    'Encrypted on the disk. Whoever can use this browser profile can use the key.',
  'options.keyKindHint.passphrase':
    'Encrypted on the disk under a passphrase that only you know. Once unlocked, whoever uses this browser can use the key.',
  'options.keyKindChange':
    'To keep the saved key in another way, press Save. You need not type it again.',
  'options.passphraseSet': 'The passphrase is set. Press Save to keep the key under it.',
  'options.passphraseSetBrief':
    'The passphrase is set, but the browser has no room to remember it: press Save within half a minute. It locks again once Sidestream has had nothing to do for that long.',
  'options.passphraseTaken':
    'Another page has just set a passphrase, and yours was not set. Press Save to keep the key under the other one.',
  'options.keyProtection': 'What this protects from, and what not',
  'options.keyProtectionSession':
    'Until the browser closes: nothing of the key is written to the disk, so nobody finds it there later. As long as the browser runs, whoever uses it can use the key.',
  'options.keyProtectionDevice':
    'On this device: the key lies encrypted on the disk, and what decrypts it lies there too, where only the browser takes it. This keeps the key from web pages and from other extensions, and not from somebody who has your browser profile or your account on this computer.',
  'options.keyProtectionPassphrase':
    'Under a passphrase: without it, also somebody with a copy of the disk has nothing, if it cannot be guessed. It does not help while it is unlocked.',
  'options.keyProtectionNone':
    'Against malware on this computer, or somebody who watches you type, none of the three helps. A spending limit at the provider is wise in any case. Nobody can bring back a passphrase that was forgotten.',
  'options.keyStays.session': 'It is kept until the browser closes.',
  'options.keyStays.device': 'It is kept on this device.',
  'options.keyStays.passphrase': 'It is kept under your passphrase.',
  'options.keyLocked': 'It is locked now.',
  'options.keyGone':
    'The key is gone, since the browser closed or lost what opens it: enter it again.',
  'options.keyElsewhere':
    'A key for {host} is kept, which is not the address of this connection. It is not sent, and nothing is asked without one: enter the key for this address, or forget it.',
  'options.keyHintElsewhere': 'key for another address',
  'options.keyHintLocked': 'locked',
  'options.keyHintGone': 'key to be entered again',
  'options.fault.apiKey.gone':
    'The key is gone, since the browser closed or lost what opens it. Enter it again, or choose another way to keep it.',
  'options.keyNotKept.locked':
    'Nothing was saved yet: your passphrase is locked. Enter it below, and this is saved at once.',
  'options.keyNotKept.no-passphrase':
    'Nothing was saved yet: there is no passphrase. Set one below the key, or choose another way to keep it, then press Save.',
  'options.keyNotKept.no-session':
    'Nothing was saved: the browser has no room to keep a key until it closes. Choose another way to keep it, or close temporary conversations.',
  'options.keyNotKept.gone':
    'Nothing was saved: the key is gone, since the browser closed or lost what opens it. Enter it again.',
} as const;
