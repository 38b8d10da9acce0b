/**
 * Version of the protocol. Raised when an older surface could misread an update; both sides are of one package, so a
 * mismatch means that a surface outlived an update of the extension and has to be reloaded.
 */
export const protocolVersion = 2;
