const NEGEN = /^\d{9}$/;

/** The 11-proef: nine digits with weights 9..2 and -1 whose sum is a multiple of 11. */
export const isBsn = (tekst: unknown): tekst is string => {
  if (typeof tekst !== 'string' || !NEGEN.test(tekst) || tekst === '000000000') return false;
  const som = [...tekst].reduce((totaal, cijfer, plek) => totaal + Number(cijfer) * (plek === 8 ? -1 : 9 - plek), 0);
  return som % 11 === 0;
};

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** Nine digits in a row, or in the groups in which people write a BSN (1234.56.782, 123 456 782). */
const KANDIDAAT = /(?<!\d)(?:\d{9}|\d{3}([ .])\d{3}\1\d{3}|\d{4}([ .])\d{2}\2\d{3})(?!\d)/g;

/**
 * Whether a text hides a number that passes for a BSN.
 * UUIDs are left out: a random one holds nine such digits often enough to refuse honest messages.
 */
export const bevatBsn = (tekst: string): boolean =>
  (tekst.replace(UUID, ' | ').match(KANDIDAAT) ?? []).some((reeks) => isBsn(reeks.replace(/\D/g, '')));
