import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBsn } from '#shared/contracts/bsn';
import { leesBestand } from './inlezen.bestand';

const KOP = 'bsn;gemeente;schaal;klantprofiel;sinds;naam';
const RIJ = '999912008;TIEL;KP;KP4;2025-03-01;A. Voorbeeld';
const lees = (tekst: string) => leesBestand(Buffer.from(tekst, 'utf8'));
const fout = (inhoud: string | Buffer): string => {
  try {
    leesBestand(Buffer.isBuffer(inhoud) ? inhoud : Buffer.from(inhoud));
  } catch (gevangen) {
    return (gevangen as Error).message;
  }
  return '';
};

describe('the file with residents', () => {
  it('is read with every separator, with or without byte order mark and Windows line ends', () => {
    const verwacht = [{ regel: 2, velden: { bsn: '999912008', gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP4', sinds: '2025-03-01', naam: 'A. Voorbeeld' } }];
    const tekst = `${KOP}\n${RIJ}\n`;
    for (const versie of [tekst, tekst.replaceAll(';', ','), tekst.replaceAll(';', '\t'), `\uFEFF${tekst}`, tekst.replaceAll('\n', '\r\n'), `${tekst}\n;;;;;\n`])
      expect(lees(versie)).toEqual({ rijen: verwacht, fouten: [], isWindows1252: false });
  });

  it('has header names as people write them, in any order', () => {
    const [rij] = lees('Onder UWV-begeleiding;SINDS;Schaal; Gemeente ;BSN\nja;2025-03-01;kp;Neder-Betuwe;999912008\n').rijen;
    expect(rij?.velden).toEqual({ onderUwvBegeleiding: 'ja', sinds: '2025-03-01', schaal: 'KP', gemeente: 'NEDER_BETUWE', bsn: '999912008' });
  });

  it('gives back the zero that a spreadsheet drops, and reads a Dutch date', () => {
    const [rij] = lees('bsn;gemeente;schaal;sinds\n12345678;TIEL;KP;1-3-2025\n').rijen;
    expect(rij?.velden).toMatchObject({ bsn: '012345678', sinds: '2025-03-01' });
  });

  it('keeps a separator, a quote and a line end inside quotes together, and counts lines as an editor does', () => {
    const { rijen } = lees(`${KOP}\n999912008;TIEL;KP;KP4;2025-03-01;"A.; ""Voorbeeld""\nvan boven"\n${RIJ.replace('12008', '12021')}\n`);
    expect(rijen.map(({ regel, velden: { naam } }) => [regel, naam])).toEqual([[3, 'A.; "Voorbeeld"\nvan boven'], [4, 'A. Voorbeeld']]);
  });

  it('is read as Windows-1252 when it is not UTF-8, and says so', () => {
    const { rijen, isWindows1252 } = leesBestand(Buffer.from(`${KOP}\n${RIJ.replace('Voorbeeld', 'Ünal')}\n`, 'latin1'));
    expect([rijen[0]?.velden.naam, isWindows1252]).toEqual(['A. Ünal', true]);
  });

  it('names a row with too few or too many cells, and goes on', () => {
    const { rijen, fouten } = lees(`${KOP}\n999912008;TIEL\n${RIJ}\n${RIJ};x\n`);
    expect(rijen).toHaveLength(1);
    expect(fouten.map(({ regel, melding }) => [regel, melding])).toEqual([[2, 'De regel heeft 2 kolommen in plaats van 6.'], [4, 'De regel heeft 7 kolommen in plaats van 6.']]);
  });

  it('names a resident who stands there twice by the lines, not by the number', () => {
    const { fouten } = lees(`${KOP}\n${RIJ}\n${RIJ.replace('KP4', 'KP3')}\n`);
    expect(fouten).toEqual([{ regel: 3, kolom: 'bsn', melding: 'staat ook op regel 2.', herstel: 'Houd één regel per inwoner.' }]);
  });

  it.each([
    ['an unknown column, by its place', `${KOP};achternaam\n`, /^Kolom 7 heeft geen bekende naam/],
    ['a header that is missing, without quoting the row', `${RIJ}\n${RIJ}\n`, /^Kolom 1 heeft geen bekende naam(?!.*(999912008|Voorbeeld))/],
    ['a column twice', `${KOP};BSN\n`, /^De kolom bsn staat er twee keer in/],
    ['a column that must be there', 'bsn;gemeente\n', /^In het bestand ontbreekt: schaal, sinds/],
    ['an open quote, by its line', `${KOP}\n${RIJ}\n999912021;TIEL;KP;KP4;2025-03-01;"A. Voorbeeld\n`, /^Rond regel \d+ staat een aanhalingsteken verkeerd(?!.*Voorbeeld)/],
    ['nothing', '', /leeg/],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004'), /rekenblad.*CSV UTF-8/],
    ['UTF-16', Buffer.from(`\uFEFF${KOP}`, 'utf16le'), /UTF-16.*CSV UTF-8/],
  ])('is refused as a whole for %s', (_wat, inhoud, melding) => expect(fout(inhoud)).toMatch(melding));

  it('has a worked example, of residents that do not exist', () => {
    const { rijen, fouten } = leesBestand(readFileSync(join(process.cwd(), 'examples/inwoners.csv')));
    expect([rijen.length, fouten]).toEqual([6, []]);
    for (const { velden } of rijen) expect([velden.bsn?.startsWith('9999'), isBsn(velden.bsn)]).toEqual([true, true]);
  });
});
