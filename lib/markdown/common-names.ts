/**
 * The names of U+00A0 to U+00FF in their order: with numbers for the characters they would be four times as long, and every
 * opening of the side panel reads them.
 */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';

/** From U+0391 on; the small ones stand 32 behind. Where a hyphen stands there is none. */
const greek =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi ' +
  'Psi Omega';

/** Others that stand in prose, each before its character. */
const others =
  'amp & lt < gt > quot " apos \' OElig Œ oelig œ Scaron Š scaron š ensp \u2002 emsp \u2003 thinsp \u2009 ndash – mdash — ' +
  'lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › dagger † bull • hellip … permil ‰ prime ′ Prime ″ ' +
  'euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ ' +
  'prod ∏ sum ∑ minus − radic √ infin ∞ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ' +
  'ge ≥ sub ⊂ sup ⊃ sube ⊆ supe ⊇ oplus ⊕ perp ⊥ sdot ⋅ loz ◊ check ✓ cross ✗ sigmaf ς';

let table: ReadonlyMap<string, string> | undefined;

/** What one of the names stands for that most texts make do with; the other 2,000 are in `all-names.ts`. */
export function toCommonCharacter(name: string): string | undefined {
  table ??= createTable();
  return table.get(name);
}

function createTable(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, code: number): void => void found.set(name, String.fromCharCode(code));
  for (const [index, name] of latin.split(' ').entries()) add(name, 0xa0 + index);
  for (const [index, name] of greek.split(' ').entries()) {
    if (name === '-') continue;
    add(name, 0x391 + index);
    add(name.toLowerCase(), 0x3b1 + index);
  }
  for (const [, name = '', character = ''] of others.matchAll(/(\w+) (\S|[\u2002\u2003\u2009])/g)) {
    found.set(name, character);
  }
  return found;
}
