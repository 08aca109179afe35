import { isDatum } from '#shared/kernel/datum';
import { categorienaam } from '../taal/begrippen';
import { zonderDag } from '../taal/datum';
import { uitlegVan } from '../verstuurd/uitleg';

type Bronvermelding = { readonly beleid?: { readonly id: string; readonly versie: string }; readonly onderwerp: string; readonly bron: readonly { readonly document: string; readonly plaats: string; readonly zin: string }[] };

/** `GET /v1/beslissingen/{id}/uitleg`, as far as this page uses it. */
export type Uitleg = {
  readonly beslissing: string;
  readonly dag: string;
  readonly uitkomst: string;
  readonly code?: string;
  readonly oorzaak?: string;
  readonly herstel?: string;
  readonly toelichting?: string;
  readonly regel: Bronvermelding | null;
  readonly oordelen: readonly { readonly categorie: string; readonly toegestaan: boolean; readonly voorwaarden: readonly string[] }[];
};

export type Uitlegview = {
  readonly kern: string;
  readonly herstel: string | null;
  readonly afspraak: { readonly naam: string; readonly zinnen: readonly { readonly zin: string; readonly waar: string }[] } | null;
  readonly delen: readonly { readonly naam: string; readonly oordeel: string; readonly voorwaarden: readonly string[] }[];
  readonly dag: string | null;
  readonly nummer: string;
};

export const uitlegPad = (beslissing: string): string => `/uitleg/${encodeURIComponent(beslissing)}`;

const WEL = ['TOEGESTAAN', 'VERWERKT'];

export const uitlegview = ({ beslissing, dag, uitkomst, code, oorzaak, herstel, toelichting, regel, oordelen }: Uitleg): Uitlegview => {
  const gewoon = code === undefined ? null : uitlegVan({ code, ...(toelichting ?? oorzaak ? { toelichting: toelichting ?? (oorzaak as string) } : {}), ...(herstel ? { uitleg: herstel } : {}) });
  return {
    kern: gewoon?.oorzaak ?? (WEL.includes(uitkomst) ? 'Dit mocht volgens de afspraken.' : 'Hierover is nog niet beslist.'),
    herstel: gewoon?.herstel ?? null,
    afspraak: regel && { naam: regel.beleid ? `${regel.onderwerp}, versie ${regel.beleid.versie}` : regel.onderwerp, zinnen: regel.bron.map(({ document, plaats, zin }) => ({ zin, waar: `${document}, ${plaats}` })) },
    delen: oordelen.map(({ categorie, toegestaan, voorwaarden }) => ({ naam: categorienaam(categorie), oordeel: toegestaan ? 'Mocht, want dit gold:' : 'Mocht niet, want dit gold niet:', voorwaarden })),
    dag: isDatum(dag) ? zonderDag(dag) : null,
    nummer: beslissing,
  };
};
