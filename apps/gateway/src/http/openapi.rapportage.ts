import { RAPPORTAGES } from '#shared/contracts/rapportage';
import { dag, leeg, lijst, object, tekst } from './openapi.delen';

const getoond = { ...leeg({ type: 'integer' }), description: 'Leeg: niet getoond.' };
const perGemeente = { type: 'object', additionalProperties: getoond };
const regelingen = { pwet: getoond, ioaw: getoond, ioaz: getoond, bbz: getoond, totaal: getoond };
const aandeel = { ...leeg(object({ fase: tekst, procent: tekst }, ['fase', 'procent'])), description: 'Het aandeel van de laagste fase in het totaal; alleen te vergelijken met een aandeel volgens dezelfde definitie.' };

const Fasetabel = object(
  { gemeente: tekst, peildatum: dag, definitie: tekst, regels: lijst(object({ fase: tekst, ...regelingen }, ['fase', ...Object.keys(regelingen)])), totalen: object(regelingen, Object.keys(regelingen)), ontheven: getoond, laagsteFase: aandeel },
  ['gemeente', 'peildatum', 'definitie', 'regels', 'totalen', 'ontheven', 'laagsteFase'],
);

const Rapportage = object(
  {
    soort: { type: 'string', enum: RAPPORTAGES },
    jaar: { type: 'integer' },
    toelichting: { ...tekst, description: 'Waarom er aantallen niet zijn getoond.' },
    gemeenten: lijst(tekst),
    regels: lijst(object({ kenmerken: { type: 'object', additionalProperties: tekst }, aantallen: perGemeente, totaal: getoond }, ['kenmerken', 'aantallen', 'totaal'])),
    totalen: perGemeente,
    totaal: getoond,
    tabellen: { ...lijst(Fasetabel), description: 'Bij fasen, in plaats van de aantallen: elke ingediende tabel van dat jaar.' },
  },
  ['soort', 'jaar'],
);

/** Bodies of reports. */
export const OPENAPI_RAPPORTAGESCHEMAS: Readonly<Record<string, object>> = { Rapportage };
