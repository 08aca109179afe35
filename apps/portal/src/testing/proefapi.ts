import type { IncomingMessage } from 'node:http';
import { json, startServer, type Proefserver } from './server';

export type Gezien = { readonly methode: string; readonly pad: string; readonly koppen: IncomingMessage['headers']; readonly inhoud: any };
export type Antwoord = { readonly status?: number; readonly inhoud: unknown };
type Antwoordgever = (gezien: Gezien) => Antwoord | undefined;

export type Proefapi = Proefserver & {
  /** Every request, in order. */
  readonly gezien: Gezien[];
  /** Messages as the hub would keep them: one per id. */
  readonly berichten: Map<string, any>;
  /** Answers a read; the first that knows an answer wins, the newest first. */
  zet(antwoord: Antwoordgever): void;
  vergeet(): void;
};

export const probleem = (status: number, code: string, rest: Record<string, unknown> = {}): Antwoord => ({ status, inhoud: { type: `urn:schakel:fout:${code}`, title: 'Titel van de hub', status, code, detail: 'x', herstel: 'y', fouten: [], ...rest } });

/** The public API as far as the pages call it: takes a message once, and answers reads with what a test gives it. */
export const startProefapi = async (): Promise<Proefapi> => {
  const gezien: Gezien[] = [];
  const berichten = new Map<string, any>();
  const antwoorden: Antwoordgever[] = [];
  const server = await startServer((verzoek, tekst, antwoord) => {
    const { method: methode = 'GET', url: pad = '/', headers: koppen } = verzoek;
    const een: Gezien = { methode, pad, koppen, inhoud: tekst === '' ? undefined : JSON.parse(tekst) };
    gezien.push(een);
    const gegeven = antwoorden.map((geef) => geef(een)).find((uit) => uit !== undefined) ?? zelf(een, berichten);
    json(antwoord, gegeven.status ?? 200, gegeven.inhoud, (gegeven.status ?? 200) < 400 ? 'application/json' : 'application/problem+json');
  });
  return {
    ...server,
    gezien,
    berichten,
    zet: (geef) => void antwoorden.unshift(geef),
    vergeet: () => {
      gezien.length = 0;
      berichten.clear();
      antwoorden.length = 0;
    },
  };
};

const zelf = ({ methode, pad, inhoud }: Gezien, berichten: Map<string, any>): Antwoord => {
  const id = /^\/v1\/berichten\/([^?]+)$/.exec(pad)?.[1];
  if (methode === 'POST' && pad === '/v1/berichten') {
    const eerder = berichten.get(inhoud.id);
    if (eerder && JSON.stringify(eerder) !== JSON.stringify(inhoud)) return probleem(409, 'ID_AL_GEBRUIKT');
    berichten.set(inhoud.id, inhoud);
    return { inhoud: { id: inhoud.id, status: 'VERWERKT', afwijkingen: [], stappen: [] } };
  }
  if (id) return berichten.has(id) ? { inhoud: { id, status: 'VERWERKT', afwijkingen: [], stappen: [] } } : probleem(404, 'NIET_GEVONDEN');
  if (pad === '/sandbox/klok') return { inhoud: { moment: '2025-10-06T08:00:00.000Z' } };
  if (pad.startsWith('/v1/medewerkers')) return { inhoud: { medewerkers: MEDEWERKERS, volgende: null } };
  if (pad.startsWith('/v1/formulieren')) return { inhoud: { codelijsten: { ontbrekend: [{ code: 'ONDERBOUWING', label: 'De onderbouwing' }] } } };
  if (pad.startsWith('/v1/taken')) return { inhoud: { taken: [], volgende: null } };
  return probleem(404, 'NIET_GEVONDEN');
};

const MEDEWERKERS = [
  { actorId: 'tiel.au.hugo', rol: 'auditor', organisatie: 'TIEL', werktelefoon: '0000 000 008', werkgever: 'TIEL', namensGemeenten: ['TIEL'] },
  { actorId: 'wz.wc.anna', rol: 'werkcoach', organisatie: 'WERKZAAK', werktelefoon: '0000 000 001', werkgever: 'WERKZAAK', namensGemeenten: [] },
  { actorId: 'wz.bm.els', rol: 'beleidsmedewerker', organisatie: 'WERKZAAK', werktelefoon: '0000 000 005', werkgever: 'WERKZAAK', namensGemeenten: [] },
  { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', organisatie: 'WERKZAAK', werktelefoon: '0000 000 002', werkgever: 'WERKZAAK', namensGemeenten: [] },
  { actorId: 'tiel.pc.carla', rol: 'participatiecoach', organisatie: 'TIEL', werktelefoon: '0000 000 003', werkgever: 'TIEL', namensGemeenten: ['TIEL'] },
  { actorId: 'tiel.tm.gijs', rol: 'teammanager', organisatie: 'TIEL', werktelefoon: '0000 000 007', werkgever: 'TIEL', namensGemeenten: ['TIEL'] },
  { actorId: 'tiel.pc.fenna', rol: 'participatiecoach', organisatie: 'TIEL', werktelefoon: '0000 000 006' },
];
