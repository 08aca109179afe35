/** words that would tell a bystander about a resident, a ground, a profile or an organisation. */
export const VERBODEN = [
  /KP ?[1-4]/i, /klantprofiel/i, /profiel/i, /fase/i, /grond/i, /\bIPS\b/i, /\bWIA\b/i, /boete/i, /maatregel/i, /sanctie/i, /verlaging/i, /ontheff/i,
  /arbeidsplicht/i, /belastbaar/i, /medisch/i, /ziek/i, /zorg/i, /gezond/i, /diagnose/i, /beperking/i, /schuld/i, /uitkering/i, /inwoner/i, /cli[eë]nt/i,
  /bsn/i, /dossier/i, /inwonerRef/i, /zaakId/i, /werkzaak/i, /gemeente/i, /tiel/i, /betuwe/i, /voorbeeld/i, /driegesprek/i, /mandaat/i, /\d{9}/,
] as const;

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Opaque ids are no words, and the phone number of support stands in every mail. */
export const zonderKenmerken = (tekst: string): string => tekst.replace(UUID, '').replaceAll('0000 000 000', '');
