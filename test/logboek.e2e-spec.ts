import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { anna, doet, inwoner, naarKp4, nieuweZaak } from './hulp/berichten';
import { rust } from './hulp/hub';
import { toestand } from './hulp/toestand';

/** The log of the running hub, with whatever the other specs did to it before. */
jest.setTimeout(120_000);

const draai = promisify(execFile);
type Afloop = { readonly code: number; readonly uit: string };
const schakel = (...args: string[]): Promise<Afloop> =>
  draai(process.execPath, ['tools/schakel.mjs', 'logboek', ...args], { env: { ...process.env, SCHAKEL_INSTANTIE: toestand.instantie }, maxBuffer: 100_000_000 }).then(
    ({ stdout }) => ({ code: 0, uit: stdout }),
    (fout: { code: number; stdout: string; stderr: string }) => ({ code: fout.code, uit: fout.stdout + fout.stderr }),
  );

it('is whole in every service while the hub runs, and goes out in the form of the standards', async () => {
  const inwonerRef = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
  await doet(anna, 'overdracht.voorgesteld', naarKp4(inwonerRef, nieuweZaak(), '2025-10-06', { verloop: { beoogdeCoach: 'tiel.pc.carla' } }));
  await rust();
  const { code, uit } = await schakel('verify');
  expect({ code, fout: uit.split('\n').filter((regel) => regel !== '' && !regel.includes(': in orde, ')) }).toEqual({ code: 0, fout: [] });
  expect(uit).toMatch(/^gateway: in orde, \d+ records in \d+ zegels, ondertekend tot /m);
  const periode = ['--vanaf', new Date(Date.now() - 600_000).toISOString(), '--tot', new Date(Date.now() + 60_000).toISOString()];
  const regels = (await schakel('uitvoer', ...periode)).uit.trim().split('\n').map((regel) => JSON.parse(regel) as { event_name?: string; attributes: Record<string, unknown> });
  const vanInwoner = regels.filter(({ attributes }) => attributes['dpl.core.data_subject_id'] === inwonerRef);
  expect(vanInwoner.filter(({ event_name }) => event_name === undefined).length).toBeGreaterThan(1);
  expect(vanInwoner.some(({ event_name }) => event_name === 'adl.access_evaluation')).toBe(true);
});
