import { actor, code, datum, keuze, lijst, moet, object, ref, telefoon } from '../velden';
import { soortVoor } from './maak';

const RUIM = { terug: 3_660, vooruit: 366 };
const bericht = soortVoor('bericht', { eigenaar: 'gateway', doelen: ['BEHEER'], zaak: 'geen' });
const medewerker = soortVoor('medewerker', { eigenaar: 'gateway', doelen: ['BEHEER'], zaak: 'geen', inwoner: 'geen', venster: RUIM });

const zender = ['verloop'] as const;
/** One plain address: with a comma, a bracket or a group name it would be read as another address than was registered. */
const mail = { type: 'string', pattern: "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,185}$", maxLength: 250 };
const rol = keuze('werkcoach', 'participatiecoach', 'inkomensconsulent', 'beleidsmedewerker', 'teammanager', 'auditor');

export const beheerSoorten = [
  bericht({
    mcode: 'M-18',
    gebeurtenis: 'herroepen',
    afzenders: { systeem: zender, werkcoach: zender, participatiecoach: zender, inkomensconsulent: zender },
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
];
