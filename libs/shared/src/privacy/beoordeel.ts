import type { Rol, Sectie } from '#shared/contracts/bericht';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Code } from '#shared/contracts/codes';
import type { Handeling, Privacykader, Voorwaarde } from './kader';

/**
 * How the medical exception stands for this reader or sender (SM-7): switched off in the gemeente, no written statement, past its
 * last day, withdrawn, meant for somebody else, or in order.
 */
export const UITZONDERINGSSTANDEN = ['UIT', 'GEEN_VERKLARING', 'VERLOPEN', 'INGETROKKEN', 'ANDERE_PERSOON', 'GELDIG'] as const;
export type Uitzonderingsstand = (typeof UITZONDERINGSSTANDEN)[number];

export type Privacyvraag = {
  readonly kader: Privacykader;
  readonly soort: Berichtsoort;
  readonly rol: Rol;
  readonly categorie: Sectie;
  readonly handeling: Handeling;
  readonly toegewezen: boolean;
  readonly gemeenteKlopt: boolean;
  readonly noodzaak?: string | undefined;
  /** Absent counts as no statement. */
  readonly uitzondering?: Uitzonderingsstand | undefined;
};

export type Oordeel = {
  readonly toegestaan: boolean;
  readonly code?: Code;
  readonly reden: string;
  /** May `nietVerstrekt` name the category to this role? Only when necessity or exception could open it (contract.md §1). */
  readonly noembaar: boolean;
};

type Grond = { readonly code: Code; readonly reden: string; readonly teOpenen?: true };
type Regel = { readonly geldt: (vraag: Privacyvraag) => boolean; readonly grond: (vraag: Privacyvraag) => Grond };

const vast = (code: Code, reden: string, teOpenen?: true) => (): Grond => ({ code, reden, ...(teOpenen ? { teOpenen } : {}) });

const uitzonderingsgronden: Readonly<Record<Exclude<Uitzonderingsstand, 'GELDIG'>, Grond>> = {
  UIT: { code: 'CATEGORIE_NIET_TOEGESTAAN', reden: 'de uitzondering staat in deze gemeente niet aan' },
  GEEN_VERKLARING: { code: 'VERKLARING_ONTBREEKT', reden: 'alleen bij uitzondering, met een verklaring van de inwoner', teOpenen: true },
  VERLOPEN: { code: 'VERKLARING_VERLOPEN', reden: 'de laatste dag van de verklaring is voorbij', teOpenen: true },
  INGETROKKEN: { code: 'VERKLARING_INGETROKKEN', reden: 'de inwoner heeft de verklaring ingetrokken' },
  ANDERE_PERSOON: { code: 'NIET_BEVOEGD', reden: 'de verklaring noemt een andere persoon' },
};
const uitzonderingsgrond = ({ uitzondering = 'GEEN_VERKLARING' }: Privacyvraag): Grond =>
  uitzonderingsgronden[uitzondering === 'GELDIG' ? 'GEEN_VERKLARING' : uitzondering];

const regels: Readonly<Record<Voorwaarde, Regel>> = {
  GEMEENTE: { geldt: ({ gemeenteKlopt }) => gemeenteKlopt, grond: vast('GEMEENTE_ONJUIST', 'handelt niet voor de gemeente van deze inwoner') },
  TOEGEWEZEN: { geldt: ({ toegewezen }) => toegewezen, grond: vast('NIET_BEVOEGD', 'is niet toegewezen aan deze inwoner') },
  TOEGEWEZEN_OF_REGISTRATIE: {
    geldt: ({ toegewezen, kader, soort }) => toegewezen || kader.registratieContexten.includes(soort.context),
    grond: vast('NIET_BEVOEGD', 'is niet toegewezen aan deze inwoner'),
  },
  NOODZAAK: {
    geldt: ({ soort, noodzaak }) => soort.belastbaarheidNoodzakelijk || Boolean(noodzaak),
    grond: vast('NOODZAAK_ONTBREEKT', 'er is geen noodzaak vastgelegd', true),
  },
  NOODZAAK_UIT_SOORT: {
    geldt: ({ soort }) => soort.belastbaarheidNoodzakelijk,
    grond: vast('CATEGORIE_NIET_TOEGESTAAN', 'dit soort bericht maakt deze gegevens niet noodzakelijk'),
  },
  ALLEEN_ONDERBOUWING: {
    geldt: ({ kader, soort }) => kader.onderbouwingTypen.includes(soort.type),
    grond: vast('CATEGORIE_NIET_TOEGESTAAN', 'mag alleen als onderbouwing van een overdracht'),
  },
  ALLEEN_BOETE: {
    geldt: ({ soort }) => String(soort.context) === 'boete',
    grond: vast('CATEGORIE_NIET_TOEGESTAAN', 'mag alleen in een bericht over een overwogen sanctie'),
  },
  ALLEEN_UITZONDERING: { geldt: ({ uitzondering }) => uitzondering === 'GELDIG', grond: uitzonderingsgrond },
};

const weiger = (code: Code, reden: string, noembaar = false): Oordeel => ({ toegestaan: false, code, reden, noembaar });

/** What the catalogue says of this type: may this role send this section, or is it in the view of this role? */
const buitenCatalogus = ({ soort, rol, categorie, handeling }: Privacyvraag): Oordeel | undefined => {
  if (handeling === 'STUREN') {
    const secties = soort.afzenders[rol];
    if (!secties) return weiger('NIET_BEVOEGD', 'deze rol mag dit soort bericht niet sturen');
    return secties.includes(categorie) && soort.secties[categorie] ? undefined : weiger('CATEGORIE_NIET_TOEGESTAAN', 'dit onderdeel hoort niet in dit bericht');
  }
  return soort.weergaven[rol]?.[categorie] ? undefined : weiger('CATEGORIE_NIET_TOEGESTAAN', 'dit onderdeel is niet voor deze rol');
};

/**
 * The one privacy judgement: every layer calls it or is generated from it (architecture.md, decision 2).
 * Catalogue and framework must both allow; what neither names is denied. Pure: the caller brings what is known.
 */
export const beoordeel = (vraag: Privacyvraag): Oordeel => {
  const buiten = buitenCatalogus(vraag);
  if (buiten) return buiten;
  const { kader, categorie, rol, handeling } = vraag;
  const voorwaarden = kader.matrix[categorie]?.[rol]?.[handeling];
  if (!voorwaarden) return weiger('CATEGORIE_NIET_TOEGESTAAN', 'het privacykader staat dit niet toe');
  const geschonden = voorwaarden.map((voorwaarde) => regels[voorwaarde]).filter((regel) => !regel.geldt(vraag)).map((regel) => regel.grond(vraag));
  const [eerste] = geschonden;
  if (!eerste) return { toegestaan: true, reden: 'catalogus en privacykader staan dit toe', noembaar: true };
  return weiger(eerste.code, eerste.reden, geschonden.every(({ teOpenen }) => teOpenen));
};
