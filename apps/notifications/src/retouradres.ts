const NAAM = 'bounces+';
const VORM = /^bounces\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^@]+)$/i;

/** Envelope sender of one mail (VERP): whatever comes back says by its address which mail it was, and nothing else. */
export const retouradres = (id: string, domein: string): string => `${NAAM}${id}@${domein}`;

/** The mail that an address of ours stands for; undefined for any other address. */
export const mailVanRetouradres = (adres: string, domein: string): string | undefined => {
  const [, id, bij] = VORM.exec(adres) ?? [];
  return bij?.toLowerCase() === domein ? id?.toLowerCase() : undefined;
};
