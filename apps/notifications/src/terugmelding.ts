/** What a mail that came back says. `DEFINITIEF`: it will not be delivered any more; `ANDERS`: nothing to act upon. */
export type Terugmelding = 'DEFINITIEF' | 'ANDERS';

type Deel = { readonly soort: string; readonly inhoud: string };

/** Header fields end at the first empty line; a folded field goes on after white space. */
const ontleed = (ruw: string): Deel => {
  const einde = ruw.search(/\r?\n\r?\n/);
  const koppen = (einde < 0 ? ruw : ruw.slice(0, einde)).replace(/\r?\n[ \t]/g, ' ');
  const soort = /^content-type:(.*)$/im.exec(koppen)?.[1]?.trim() ?? '';
  return { soort, inhoud: einde < 0 ? '' : ruw.slice(einde) };
};

const parameter = (soort: string, naam: string): string | undefined => {
  const gevonden = new RegExp(`;\\s*${naam}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(soort);
  return gevonden?.[1] ?? gevonden?.[2];
};

const delenVan = ({ soort, inhoud }: Deel): Deel[] => {
  const grens = parameter(soort, 'boundary');
  if (!grens) return [];
  return `\n${inhoud}`.split(`\n--${grens}`).slice(1).map((deel) => ontleed(deel.replace(/^[^\n]*\n/, '')));
};

/** By its action; a report without one by its status. A delay is no end, and neither is what is on its way. */
const isDefinitief = (bericht: string): boolean => {
  const acties = [...bericht.matchAll(/^action:[ \t]*([a-z]+)/gim)].map(([, actie = '']) => actie.toLowerCase());
  return acties.length > 0 ? acties.includes('failed') : /^status:[ \t]*5\./im.test(bericht);
};

/**
 * Reads a delivery status notification (RFC 3464). Anything else that is sent back (an answer that somebody is away, spam)
 * is no failure. Looks at type, action and status; the rest, which quotes our mail and its addressee, is not kept.
 */
export const leesTerugmelding = (ruw: string): Terugmelding => {
  const mail = ontleed(ruw);
  if (!/^multipart\/report\b/i.test(mail.soort) || parameter(mail.soort, 'report-type')?.toLowerCase() !== 'delivery-status') return 'ANDERS';
  const bericht = delenVan(mail).find(({ soort }) => /^message\/(global-)?delivery-status\b/i.test(soort));
  return bericht && isDefinitief(bericht.inhoud) ? 'DEFINITIEF' : 'ANDERS';
};
