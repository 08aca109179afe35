import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { voerUit } from './inlezen';

type Gestuurd = { readonly id: string; readonly type: string; readonly data: { readonly inwonerRef?: string; readonly identiteit?: { readonly bsn: string }; readonly verloop: Readonly<Record<string, string>> } };
type Uitkomst = { readonly status: string; readonly code?: string; readonly toelichting?: string; readonly inwonerRef?: string };

/** Speaks the contract like the gateway, with outcomes that a test chooses. */
class Stubhub {
  readonly berichten = new Map<string, Gestuurd>();
  readonly bekend = new Map<string, string>();
  readonly pogingen: string[] = [];
  oordeel: (bericht: Gestuurd) => Uitkomst = () => ({ status: 'VERWERKT' });
  /** Answers before anything else when it gives a status. */
  storing: (pad: string) => number | undefined = () => undefined;
  private readonly uitkomsten = new Map<string, Uitkomst>();
  private readonly server: Server = createServer((verzoek, antwoord) => void this.behandel(verzoek, antwoord));

  async start(): Promise<string> {
    await new Promise<void>((klaar) => void this.server.listen(0, '127.0.0.1', klaar));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((klaar) => this.server.close(klaar));
  }

  private async behandel(verzoek: IncomingMessage, antwoord: ServerResponse): Promise<void> {
    const delen: Buffer[] = [];
    for await (const deel of verzoek) delen.push(deel as Buffer);
    const pad = `${verzoek.method} ${verzoek.url}`;
    this.pogingen.push(pad);
    const storing = this.storing(pad);
    const [status, inhoud] = storing ? [storing, {}] : this.bepaal(pad, Buffer.concat(delen).toString());
    antwoord.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' }).end(JSON.stringify(inhoud));
  }

  private bepaal(pad: string, tekst: string): [number, object] {
    if (pad === 'POST /token') return [200, { access_token: 'a.b.c' }];
    if (pad.startsWith('GET /v1/berichten/')) {
      const uitkomst = this.uitkomsten.get(pad.slice('GET /v1/berichten/'.length));
      return uitkomst ? [200, uitkomst] : [404, {}];
    }
    const inhoud = JSON.parse(tekst) as Gestuurd & { bsn: string };
    if (pad === 'POST /v1/inwoners/_zoek') return this.bekend.has(inhoud.bsn) ? [200, { inwonerRef: this.bekend.get(inhoud.bsn) }] : [404, {}];
    if (pad === 'POST /v1/voorvertoningen') return [200, { uitkomst: this.oordeel(inhoud), ontvangers: [] }];
    const uitkomst = this.oordeel(inhoud);
    const bsn = inhoud.data.identiteit?.bsn;
    if (uitkomst.status === 'VERWERKT' && bsn) this.bekend.set(bsn, this.bekend.get(bsn) ?? randomUUID());
    this.berichten.set(inhoud.id, inhoud);
    this.uitkomsten.set(inhoud.id, { ...uitkomst, ...(bsn && this.bekend.has(bsn) ? { inwonerRef: this.bekend.get(bsn) } : {}) } as Uitkomst);
    return [200, this.uitkomsten.get(inhoud.id) ?? {}];
  }
}

const KOP = 'bsn;gemeente;schaal;klantprofiel;sinds;naam;participatiecoach';
const rij = (bsn: string, deel: { profiel?: string; coach?: string } = {}): string => `${bsn};TIEL;KP;${deel.profiel ?? 'KP4'};2025-03-01;A. Voorbeeld;${deel.coach ?? ''}`;
const [EEN, TWEE, DRIE] = ['999912008', '999912021', '999912033'] as const;
const VERSCHIL = { status: 'AFGEKEURD', code: 'OVERGANG_ONGELDIG' };

describe('schakel inlezen', () => {
  let map: string;
  let hub: Stubhub;
  let api: string;
  let uit: string;

  const lees = (regels: readonly string[], ...opties: string[]): Promise<number> => {
    uit = '';
    writeFileSync(join(map, 'inwoners.csv'), [KOP, ...regels].join('\n'));
    return voerUit([join(map, 'inwoners.csv'), '--als', 'gemeente-tiel.regie', '--api', api, '--token-url', `${api}/token`, '--sleutel', join(map, 'sleutel.json'), ...opties], { map: process.cwd() });
  };
  const gestuurd = (): string[] => [...hub.berichten.values()].map(({ type, data }) => `${type.split('.').slice(3, -1).join('.')} ${data.identiteit?.bsn ?? data.verloop['coach']}`);

  beforeEach(async () => {
    map = mkdtempSync(join(tmpdir(), 'inlezen-'));
    writeFileSync(join(map, 'sleutel.json'), JSON.stringify({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), alg: 'ES256' }));
    hub = new Stubhub();
    api = await hub.start();
    for (const kanaal of ['log', 'error'] as const) jest.spyOn(console, kanaal).mockImplementation((...delen: unknown[]) => void (uit += `${String(delen[0])}\n`));
    jest.spyOn(process.stderr, 'write').mockImplementation((tekst) => Boolean((uit += String(tekst))));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await hub.stop();
    rmSync(map, { recursive: true, force: true });
  });

  it('with --proef names each wrong row by line and column and changes nothing', async () => {
    hub.oordeel = ({ data }) => (data.identiteit?.bsn === TWEE ? { status: 'AFGEKEURD', code: 'GEMEENTE_ONJUIST', toelichting: 'De gemeente klopt niet.' } : { status: 'VERWERKT' });
    const code = await lees([rij(EEN), rij('999912009'), rij(TWEE), rij(DRIE, { profiel: 'KP9' }), 'x;y'], '--proef');
    expect(code).toBe(1);
    expect(uit.split('\n')).toEqual([
      'inwoners.csv als gemeente-tiel.regie: 5 regels',
      'Regel 3, bsn: is geen geldig burgerservicenummer. Controleer het nummer (11-proef).',
      'Regel 4: wordt afgekeurd (GEMEENTE_ONJUIST). De gemeente klopt niet.',
      'Regel 5, klantprofiel: staat niet in de lijst. Kies uit: KP1, KP2, KP3, KP4.',
      'Regel 6: De regel heeft 2 kolommen in plaats van 7. Zet een veld met een scheidingsteken erin tussen aanhalingstekens.',
      '4 regels zijn niet goed.',
      'Er is niets gewijzigd.',
      '',
    ]);
    expect(hub.berichten.size).toBe(0);
  });

  it('with --proef and a file without faults says so, and changes nothing either', async () => {
    expect(await lees([rij(EEN), rij(TWEE, { coach: 'tiel.pc.carla' })], '--proef')).toBe(0);
    expect(uit).toContain('Alle regels zijn goed.\nEr is niets gewijzigd.');
    expect(hub.berichten.size).toBe(0);
  });

  it('registers the residents and then their coaches, and a second reading of the same file sends nothing', async () => {
    const regels = [rij(EEN, { coach: 'tiel.pc.carla' }), rij(TWEE)];
    hub.bekend.set(TWEE, randomUUID());
    expect(await lees(regels)).toBe(0);
    expect(gestuurd().sort()).toEqual(['coach.toegewezen tiel.pc.carla', `geregistreerd ${EEN}`, `geregistreerd ${TWEE}`]);
    expect([...hub.berichten.values()].find(({ data }) => data.inwonerRef)?.data.inwonerRef).toBe(hub.bekend.get(EEN));
    expect(uit).toMatch(/nieuw geregistreerd +1\nal bekend, en nu gelijk +1\ncoach toegewezen +1 van 1\n$/);
    const posts = (): number => hub.pogingen.filter((pad) => pad === 'POST /v1/berichten').length;
    const eerst = posts();
    expect(await lees(regels)).toBe(0);
    expect([posts(), hub.berichten.size]).toEqual([eerst, 3]);
    expect(uit).toMatch(/nieuw geregistreerd +0\nal eerder ingelezen uit dit bestand +2\n/);
    expect(uit).not.toMatch(/9999|Voorbeeld/);
  });

  it('sends nothing when a row is wrong, and the good rows when told to', async () => {
    const regels = [rij(EEN), rij('999912009'), 'x;y'];
    expect(await lees(regels)).toBe(1);
    expect([hub.berichten.size, uit.includes('--ook-met-fouten')]).toEqual([0, true]);
    expect(await lees(regels, '--ook-met-fouten')).toBe(1);
    expect(gestuurd()).toEqual([`geregistreerd ${EEN}`]);
    expect(uit).toMatch(/nieuw geregistreerd +1\nniet verstuurd, met fouten +2\n/);
  });

  it('names a row that differs from what is known, and sends it when told to: then both sides hear of it', async () => {
    hub.oordeel = ({ data }) => (data.identiteit?.bsn === EEN ? VERSCHIL : { status: 'VERWERKT' });
    expect(await lees([rij(EEN), rij(TWEE)])).toBe(1);
    expect(uit).toContain('Regel 2: wijkt af van wat Schakel weet. Overleg met de andere organisatie');
    expect(hub.berichten.size).toBe(0);
    expect(await lees([rij(EEN), rij(TWEE)], '--ook-met-fouten')).toBe(1);
    expect(uit).toMatch(/nieuw geregistreerd +1\nwijkt af van wat Schakel weet +1\n/);
    hub.oordeel = () => ({ status: 'VERWERKT' });
    expect(await lees([rij(EEN), rij(TWEE)])).toBe(0);
    expect(uit).toMatch(/nieuw geregistreerd +1\nal eerder ingelezen uit dit bestand +1\n/);
  });

  it('tells of a coach who is refused after the registration', async () => {
    hub.oordeel = ({ type }) => (type.includes('coach') ? { status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'De coach is niet geregistreerd.' } : { status: 'VERWERKT' });
    expect(await lees([rij(EEN, { coach: 'tiel.pc.carla' })])).toBe(1);
    expect(uit).toContain('Regel 2, participatiecoach: wordt afgekeurd (VOORWAARDE_NIET_VERVULD). De coach is niet geregistreerd.');
    expect(uit).toMatch(/coach toegewezen +0 van 1\n/);
  });

  it('waits as long as a busy hub asks, gives up when it stays away, and goes on from there the next time', async () => {
    const eens = new Set<string>();
    hub.storing = (pad) => (pad.includes('/v1/') && !eens.has(pad) && eens.add(pad) ? (pad.startsWith('GET') ? 503 : 429) : undefined);
    expect(await lees([rij(EEN)])).toBe(0);
    expect(uit).toContain('De hub is bezig');
    hub.storing = (pad) => (pad === 'POST /v1/berichten' && hub.berichten.size >= 2 ? 503 : undefined);
    const regels = [rij(TWEE), rij(DRIE)];
    await expect(lees(regels)).rejects.toMatchObject({ name: 'Melding', message: expect.stringContaining('dezelfde opdracht opnieuw') as string });
    hub.storing = () => undefined;
    expect(await lees(regels)).toBe(0);
    expect(uit).toMatch(/nieuw geregistreerd +1\nal eerder ingelezen uit dit bestand +1\n/);
  });

  it('says what to check when it gets no token', async () => {
    hub.storing = (pad) => (pad === 'POST /token' ? 400 : undefined);
    await expect(lees([rij(EEN)])).rejects.toMatchObject({ name: 'Melding', message: expect.stringContaining('Controleer --als') as string });
    expect(hub.berichten.size).toBe(0);
  });

  it.each([
    ['without a connection', [], 2],
    ['with an option it does not know', ['--als', 'gemeente-tiel.regie', '--anders'], 'ERR_PARSE_ARGS_UNKNOWN_OPTION'],
    ['for a connection that does not exist', ['--als', 'gemeente-buren.regie', '--api', 'https://a.example', '--token-url', 'https://b.example', '--sleutel', 'x'], /geen aansluiting die inwoners registreert/],
    ['over the network without TLS', ['--als', 'gemeente-tiel.regie', '--api', 'http://a.example', '--token-url', 'https://b.example', '--sleutel', 'x'], /https:/],
    ['with half of an address', ['--als', 'gemeente-tiel.regie', '--api', 'https://a.example'], /samen op/],
  ] as const)('does not start %s', async (_hoe, opties, verwacht) => {
    const poging = voerUit([join(process.cwd(), 'examples/inwoners.csv'), ...opties], { map: process.cwd() });
    if (typeof verwacht === 'number') await expect(poging).resolves.toBe(verwacht);
    else await expect(poging).rejects.toMatchObject(typeof verwacht === 'string' ? { code: verwacht } : { message: expect.stringMatching(verwacht) as string });
  });
});
