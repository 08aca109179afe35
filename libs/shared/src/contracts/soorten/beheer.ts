import { ROLNAMEN } from '../bericht';
import { REGIO } from '../catalogus.types';
import { actor, code, datum, keuze, kort, lijst, moet, object, ref, telefoon } from '../velden';
import { soortVoor } from './maak';

const RUIM = { terug: 3_660, vooruit: 366 };
const bericht = soortVoor('bericht', { eigenaar: 'gateway', doelen: ['BEHEER'], zaak: 'geen' });
const medewerker = soortVoor('medewerker', { eigenaar: 'gateway', doelen: ['BEHEER'], zaak: 'geen', inwoner: 'geen', venster: RUIM });

const beleid = soortVoor('beleid', { eigenaar: 'gateway', doelen: ['BEHEER'], zaak: 'geen', inwoner: 'geen', bereik: REGIO, venster: RUIM });

const profiel = soortVoor('profiel', { eigenaar: 'gateway', doelen: ['BEHEER'], zaak: 'geen', inwoner: 'geen', venster: RUIM });

const zender = ['verloop'] as const;
const voorWieHetGeldt = { algemeen: '*' } as const;
/** One plain address: with a comma, a bracket or a group name it would be read as another address than was registered. */
const mail = { type: 'string', pattern: "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,185}$", maxLength: 250 };
/** SHA-256 in hexadecimal. */
const merk = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const rol = keuze('werkcoach', 'participatiecoach', 'inkomensconsulent', 'beleidsmedewerker', ...Object.keys(ROLNAMEN), 'teammanager', 'auditor');

export const beheerSoorten = [
  bericht({
    mcode: 'M-18',
    gebeurtenis: 'herroepen',
    afzenders: { systeem: zender, werkcoach: zender, participatiecoach: zender, inkomensconsulent: zender },
    // Whoever may send about a resident may take it back, a partner too.
    systeemVan: ['WERKZAAK', 'GEMEENTE', 'UWV', 'PARTNER'],
    secties: { verloop: moet(object({ berichtRef: ref, redencode: keuze('VERKEERDE_PERSOON', 'FOUT') })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' }, inkomensconsulent: { verloop: '*' } },
    naVertrek: true,
  }),
  // Stated by the hub itself, to who had contact data and has no part any more: not what they are now.
  bericht({
    mcode: 'M-14',
    gebeurtenis: 'contact.vervallen',
    herkomst: 'hub',
    secties: { verloop: moet(object({ per: datum })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } },
    naVertrek: true,
  }),
  medewerker({
    mcode: 'M-19',
    gebeurtenis: 'geregistreerd',
    afzenders: { systeem: ['verloop', 'contact'] },
    secties: {
      verloop: moet(object({ medewerker: actor, rol, werkgever: code, namensGemeenten: lijst(code, 20), ingangsdatum: datum }, { laatsteDag: datum })),
      contact: moet(object({ werkmail: mail, werktelefoon: telefoon })),
    },
  }),
  medewerker({
    mcode: 'M-19',
    gebeurtenis: 'waarneming.ingesteld',
    afzenders: { systeem: zender, werkcoach: zender, participatiecoach: zender, inkomensconsulent: zender, teammanager: zender },
    secties: { verloop: moet(object({ waarnemer: actor, waarneemtVoor: actor, ingangsdatum: datum, laatsteDag: datum })) },
  }),
  // At the start of the gateway, for every version that holds at some time; `merken` show later whether what it says was altered.
  beleid({
    mcode: 'M-90',
    gebeurtenis: 'versie.geactiveerd',
    herkomst: 'hub',
    secties: {
      algemeen: moet(
        object(
          { beleidId: ref, versie: ref, afgestemdMet: lijst(kort), goedgekeurdDoor: kort, merken: object({ waarden: merk, bron: merk }) },
          { vanaf: datum, gewijzigd: lijst(keuze('vanaf', 'waarden', 'bron', 'afgestemdMet', 'goedgekeurdDoor'), 5, 1) },
        ),
      ),
    },
  }),
  // Policy staff tell everybody who works with it that a version of the profile of this gemeente holds, and with whom that was agreed.
  profiel({
    mcode: 'M-91',
    gebeurtenis: 'versie.geactiveerd',
    afzenders: { beleidsmedewerker: ['algemeen'] },
    secties: { algemeen: moet(object({ versie: ref, afgestemdMet: lijst(kort, 20, 1), goedgekeurdDoor: kort }, { vanaf: datum })) },
    weergaven: { werkcoach: voorWieHetGeldt, participatiecoach: voorWieHetGeldt, inkomensconsulent: voorWieHetGeldt, beleidsmedewerker: voorWieHetGeldt, teammanager: voorWieHetGeldt },
  }),
];
