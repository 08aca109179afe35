import { ApiFout } from '../api/api.fout';
import { leesVelden } from './antwoord.lees';
import type { Veld } from './antwoord.types';
import { deurfouten } from './deurfouten';

const velden: Veld[] = [
  { soort: 'datum', naam: 'startdatum', label: 'Startdatum', verplicht: true },
  { soort: 'keuze', naam: 'reden', label: 'Reden', verplicht: false, keuzes: [{ waarde: 'A', tekst: 'a' }] },
  { soort: 'vinkjes', naam: 'ontbrekend', label: 'Wat ontbreekt', verplicht: true, keuzes: [{ waarde: 'X', tekst: 'x' }, { waarde: 'Y', tekst: 'y' }] },
  { soort: 'tekst', naam: 'ref', label: 'Kenmerk', verplicht: false, max: 5, patroon: /^[a-z]+$/ },
];

describe('what a form sends', () => {
  it('is read by the fields of the form; anything else does not exist', () => {
    expect(leesVelden(velden, { startdatum: '2025-11-03', ontbrekend: ['X', 'Y'], rol: 'teammanager', _csrf: 'x' })).toEqual({ waarden: { startdatum: '2025-11-03', ontbrekend: ['X', 'Y'] }, fouten: {} });
  });
  it('may hold a date as people write it', () => expect(leesVelden(velden, { startdatum: '3-11-2025', ontbrekend: 'X' }).waarden).toEqual({ startdatum: '2025-11-03', ontbrekend: ['X'] }));
  it.each([
    [{}, ['startdatum', 'ontbrekend']],
    [{ startdatum: '31-02-2026', ontbrekend: 'X' }, ['startdatum']],
    [{ startdatum: '2025-11-03', ontbrekend: 'Z' }, ['ontbrekend']],
    [{ startdatum: '2025-11-03', ontbrekend: 'X', reden: 'B' }, ['reden']],
    [{ startdatum: '2025-11-03', ontbrekend: 'X', ref: 'toolang' }, ['ref']],
    [{ startdatum: '2025-11-03', ontbrekend: 'X', ref: 'A' }, ['ref']],
    [{ startdatum: { $ne: '' }, ontbrekend: 'X' }, ['startdatum']],
  ])('%j is sent back with the field named', (invoer, namen) => expect(Object.keys(leesVelden(velden, invoer).fouten)).toEqual(namen));
});

describe('what the door of the hub says of a form', () => {
  const fout = (status: number, paden: string[]) => new ApiFout(status, { title: 't', status, code: 'BERICHT_ONGELDIG', fouten: paden.map((pad) => ({ pad, code: 'BERICHT_ONGELDIG', melding: 'Klopt niet.', herstel: 'h' })) });
  it('stands at the field it is about, and otherwise above the form', () => {
    expect(deurfouten(fout(400, ['data.verloop.startdatum', 'data.peildatum']), velden)).toEqual({ fouten: { startdatum: 'Dit klopt niet bij “Startdatum”.' }, algemeen: ['Klopt niet.'] });
    expect(deurfouten(fout(400, []), velden)?.algemeen).toHaveLength(1);
  });
  it('is not about the form when it refuses the person', () => expect(deurfouten(fout(403, ['data.afzender']), velden)).toBeUndefined());
});
