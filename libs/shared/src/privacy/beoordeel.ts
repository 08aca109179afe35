import type { Rol, Sectie } from '#shared/contracts/bericht';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Code } from '#shared/contracts/codes';
import type { Handeling, Privacykader, Voorwaarde } from './kader';

export type Privacyvraag = {
  readonly kader: Privacykader;
  readonly soort: Berichtsoort;
  readonly rol: Rol;
  readonly categorie: Sectie;
  readonly handeling: Handeling;
  readonly toegewezen: boolean;
  readonly gemeenteKlopt: boolean;
  readonly noodzaak?: string | undefined;
};

export type Oordeel = {
  readonly toegestaan: boolean;
  readonly code?: Code;
  readonly reden: string;
  /** May `nietVerstrekt` name the category to this role? Only when necessity or exception could open it (contract.md §1). */
  readonly noembaar: boolean;
};

type Regel = { readonly geldt: (vraag: Privacyvraag) => boolean; readonly code: Code; readonly reden: string; readonly teOpenen?: true };

const regels: Readonly<Record<Voorwaarde, Regel>> = {
  GEMEENTE: { geldt: ({ gemeenteKlopt }) => gemeenteKlopt, code: 'GEMEENTE_ONJUIST', reden: 'handelt niet voor de gemeente van deze inwoner' },
  TOEGEWEZEN: { geldt: ({ toegewezen }) => toegewezen, code: 'NIET_BEVOEGD', reden: 'is niet toegewezen aan deze inwoner' },
  TOEGEWEZEN_OF_REGISTRATIE: {
    geldt: ({ toegewezen, kader, soort }) => toegewezen || kader.registratieContexten.includes(soort.context),
    code: 'NIET_BEVOEGD',
    reden: 'is niet toegewezen aan deze inwoner',
  },
  NOODZAAK: {
    geldt: ({ soort, noodzaak }) => soort.belastbaarheidNoodzakelijk || Boolean(noodzaak),
    code: 'NOODZAAK_ONTBREEKT',
    reden: 'er is geen noodzaak vastgelegd',
    teOpenen: true,
  },
  NOODZAAK_UIT_SOORT: {
    geldt: ({ soort }) => soort.belastbaarheidNoodzakelijk,
    code: 'CATEGORIE_NIET_TOEGESTAAN',
    reden: 'dit soort bericht maakt deze gegevens niet noodzakelijk',
  },
  ALLEEN_ONDERBOUWING: {
    geldt: ({ kader, soort }) => kader.onderbouwingTypen.includes(soort.type),
    code: 'CATEGORIE_NIET_TOEGESTAAN',
    reden: 'mag alleen als onderbouwing van een overdracht',
  },
  ALLEEN_BOETE: {
    geldt: ({ soort }) => String(soort.context) === 'boete',
    code: 'CATEGORIE_NIET_TOEGESTAAN',
    reden: 'mag alleen in een bericht over een overwogen sanctie',
  },
  ALLEEN_UITZONDERING: { geldt: () => false, code: 'VERKLARING_ONTBREEKT', reden: 'alleen bij uitzondering, met een verklaring van de inwoner', teOpenen: true },
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
  const geschonden = voorwaarden.map((voorwaarde) => regels[voorwaarde]).filter((regel) => !regel.geldt(vraag));
  const [eerste] = geschonden;
  if (!eerste) return { toegestaan: true, reden: 'catalogus en privacykader staan dit toe', noembaar: true };
  return weiger(eerste.code, eerste.reden, geschonden.every(({ teOpenen }) => teOpenen));
};
