import { ADRESSANTEN, PERIODE_PATROON, PROEVEN, RAPPORTAGES } from '#shared/contracts/rapportage';
import { dag, leeg, lijst, object, tekst, uuid } from './openapi.delen';

const getoond = { ...leeg({ type: 'integer' }), description: 'Leeg: niet getoond.' };
const perGemeente = { type: 'object', additionalProperties: getoond };
const regelingen = { pwet: getoond, ioaw: getoond, ioaz: getoond, bbz: getoond, totaal: getoond };
const aandeel = { ...leeg(object({ fase: tekst, procent: tekst }, ['fase', 'procent'])), description: 'Het aandeel van de laagste fase in het totaal; alleen te vergelijken met een aandeel volgens dezelfde definitie.' };

const Fasetabel = object(
  { gemeente: tekst, peildatum: dag, definitie: tekst, regels: lijst(object({ fase: tekst, ...regelingen }, ['fase', ...Object.keys(regelingen)])), totalen: object(regelingen, Object.keys(regelingen)), ontheven: getoond, laagsteFase: aandeel },
  ['gemeente', 'peildatum', 'definitie', 'regels', 'totalen', 'ontheven', 'laagsteFase'],
);

const teltabel = {
  gemeenten: lijst(tekst),
  regels: lijst(object({ kenmerken: { type: 'object', additionalProperties: tekst }, aantallen: perGemeente, totaal: getoond }, ['kenmerken', 'aantallen', 'totaal'])),
  totalen: perGemeente,
  totaal: getoond,
};
const toelichting = { ...tekst, description: 'Waarom er aantallen niet zijn getoond.' };

const Rapportage = object(
  {
    soort: { type: 'string', enum: RAPPORTAGES },
    jaar: { type: 'integer' },
    proef: { type: 'string', enum: PROEVEN, description: 'Alleen als om een proef is gevraagd; de deelnemers staan dan samen onder DEELNEMERS.' },
    toelichting,
    peildatum: { ...dag, description: 'Bij standen: de dag waarop is geteld, de laatste van het jaar of van het laatste kwartaal dat voorbij is.' },
    verwacht: { ...object({ groep: tekst, sinds: dag, hoogstens: { type: 'integer' } }, ['groep', 'sinds', 'hoogstens']), description: 'Bij standen: wat van een groep was verwacht. Geen grens.' },
    ...teltabel,
    tabellen: { ...lijst(Fasetabel), description: 'Bij fasen, in plaats van de aantallen: elke ingediende tabel van dat jaar.' },
  },
  ['soort', 'jaar'],
);

const kop = { ref: uuid, periode: { type: 'string', pattern: PERIODE_PATROON, description: 'Een jaar, een kwartaal of een maand: 2025, 2025-Q3 of 2025-08.' }, voor: { type: 'string', enum: ADRESSANTEN }, gemeente: leeg(tekst), gevraagdOp: dag };
const Rapporten = object({ rapportages: lijst(object(kop, Object.keys(kop))) }, ['rapportages']);
const Rapport = object(
  { ...kop, gemaaktOp: dag, toelichting, delen: lijst(object({ soort: tekst, tabel: object(teltabel, Object.keys(teltabel)) }, ['soort', 'tabel'])) },
  [...Object.keys(kop), 'gemaaktOp', 'toelichting', 'delen'],
);

/** Bodies of reports. */
export const OPENAPI_RAPPORTAGESCHEMAS: Readonly<Record<string, object>> = { Rapportage, Rapporten, Rapport };
