/** The ways to begin without a key. */
export const keyless = {
  'keyless.title': 'Without a key',
  'keyless.onDeviceReady':
    'This browser has a model of its own. It runs on this device: nothing leaves it.',
  'keyless.onDeviceDownload':
    'This browser has a model of its own. It runs on this device: nothing leaves it. The first question downloads it, which takes some gigabytes and some minutes.',
  'keyless.onDeviceUnavailable': 'This browser has no built-in model that runs on this device.',
  'keyless.useOnDevice': 'Use the built-in model',
  'keyless.look': 'Look for a model server on this computer',
  'keyless.lookHint':
    'Asks the usual ports of this computer for a list of models, without a key. The first time, your browser asks you for permission. Your questions then go to the server that you choose there, and nowhere else.',
  'keyless.looking': 'Looking…',
  'keyless.lookRefused':
    'No server was asked: Sidestream may not reach this computer. Look again, and allow it when your browser asks.',
  'keyless.noneFound':
    'No server answered at the usual ports of Ollama, LM Studio, llama.cpp and vLLM. Start one and look again, or set up its address yourself.',
  'keyless.server': '{name} answers at {host}',
  'keyless.useServer': 'Use it with {model}',
  'keyless.noModels': 'It has no model yet. Install one in it and look again.',
  'keyless.notSaved': 'The connection could not be saved. Free some disk space and try again.',
} as const;
