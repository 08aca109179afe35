// Checks the boundaries, then plants a violation of each rule in a throw-away copy and demands that every plant is reported:
// a guard that has gone blind is worse than none.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const wortel = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const planten = [
  ['domein-is-puur', 'apps/ontheffing/src/domain/p1.ts', "import { Injectable } from '@nestjs/common'; export const a = Injectable;"],
  ['domein-is-puur', 'apps/ontheffing/src/domain/p2.ts', "import type { EntityManager } from 'typeorm'; export type Y = EntityManager;"],
  ['domein-is-puur', 'apps/handover/src/domain/p3.ts', "import { randomUUID } from 'node:crypto'; export const z = randomUUID;"],
  ['domein-is-puur', 'apps/handover/src/domain/p4.ts', "import { CATALOGUS } from '#shared/contracts/catalogus'; export const c = CATALOGUS;"],
  ['diensten-kennen-elkaar-niet', 'apps/handover/src/p5.ts', "import { q } from '../../gateway/src/p5doel'; export const r = q;"],
  ['gedeeld-kent-geen-dienst', 'libs/shared/src/messaging/p6.ts', "import { q } from '../../../../apps/gateway/src/p5doel'; export const d = q;"],
  ['kamer-contracts', 'libs/shared/src/contracts/p7.ts', "import { Controller } from '@nestjs/common'; export const c = Controller;"],
  ['kamer-privacy', 'libs/shared/src/privacy/p8.ts', "import amqp from 'amqplib'; export const m = amqp;"],
  ['kamer-policy', 'libs/shared/src/policy/p9.ts', "import { Injectable } from '@nestjs/common'; export const i = Injectable;"],
  ['amqplib-alleen-in-messaging', 'apps/handover/src/messaging/p10.ts', "import amqp from 'amqplib'; export const m = amqp;"],
  ['typeorm-alleen-in-persistence', 'apps/handover/src/p11.ts', "import { DataSource } from 'typeorm'; export const s = DataSource;"],
  ['testing-alleen-uit-tests', 'apps/handover/src/p12.ts', "import { t } from '#shared/testing/p12doel'; export const f = t;"],
  ['kernel-is-puur', 'libs/shared/src/kernel/p13.ts', "import { of } from 'rxjs'; export const o = of;"],
  ['suite-kent-alleen-het-contract', 'apps/suite/src/p14.ts', "import { dag } from '#shared/kernel/datum'; export const o = dag;"],
  ['portaal-is-een-klant', 'apps/portal/src/p18.ts', "import { laadPartijen } from '#shared/policy/partijen'; export const p = laadPartijen;"],
  ['kamer-messaging', 'libs/shared/src/messaging/p15.ts', "import { DataSource } from 'typeorm'; export const s = DataSource;"],
  ['vindbaar', 'apps/notifications/src/p16.ts', "import { x } from './nergens'; export const o = x;"],
  ['geen-kring', 'apps/gateway/src/p17.ts', "import { b } from './p17b'; export const a = () => b;"],
];

const hulpbestanden = [
  ['apps/gateway/src/p5doel.ts', 'export const q = 1;'],
  ['libs/shared/src/testing/p12doel.ts', 'export const t = 1;'],
  ['apps/gateway/src/p17b.ts', "import { a } from './p17'; export const b = () => a;"],
];

const meet = (map) => {
  const uitvoer = spawnSync(process.execPath, [join(wortel, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), 'apps', 'libs', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
    cwd: map,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!uitvoer.stdout) throw new Error(uitvoer.stderr);
  return JSON.parse(uitvoer.stdout).summary.violations.map((v) => ({ regel: v.rule.name, van: v.from, naar: v.to }));
};

const echte = meet(wortel);
for (const { regel, van, naar } of echte) console.error(`  ${regel}: ${van} -> ${naar}`);

mkdirSync(join(wortel, '.hub'), { recursive: true });
const kopie = mkdtempSync(join(wortel, '.hub', 'grenzen-'));
let gemist = [];
try {
  for (const deel of ['apps', 'libs', '.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.depcruise.json', 'package.json']) cpSync(join(wortel, deel), join(kopie, deel), { recursive: true });
  symlinkSync(join(wortel, 'node_modules'), join(kopie, 'node_modules'));
  for (const [pad, inhoud] of [...hulpbestanden, ...planten.map(([, pad, inhoud]) => [pad, inhoud])]) {
    mkdirSync(dirname(join(kopie, pad)), { recursive: true });
    writeFileSync(join(kopie, pad), inhoud);
  }
  const gezien = meet(kopie);
  gemist = planten.filter(([regel, pad]) => !gezien.some((v) => v.regel === regel && (v.van === pad || v.naar === pad)));
} finally {
  rmSync(kopie, { recursive: true, force: true });
}
for (const [regel, pad] of gemist) console.error(`  niet gezien: ${regel} in ${pad}`);
console.log(`grenzen: ${echte.length} overtredingen; ${planten.length - gemist.length} van ${planten.length} geplante overtredingen gezien`);
process.exit(echte.length || gemist.length ? 1 : 0);
