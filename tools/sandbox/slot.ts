import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { leesJson, Melding } from './bestanden';
import { leeft, procesId, type ProcesId } from './proces-id';

const zet = (pad: string, houder: ProcesId): boolean => {
  const eigen = `${pad}.${houder.pid}`;
  writeFileSync(eigen, JSON.stringify(houder), { mode: 0o600 });
  try {
    linkSync(eigen, pad);
    return true;
  } catch (fout) {
    if ((fout as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fout;
  } finally {
    rmSync(eigen, { force: true });
  }
};

/** Moves a lock of a dead process aside; puts it back when somebody else took it in the meantime. */
const ruimOp = (pad: string): void => {
  const weg = `${pad}.${process.pid}.oud`;
  renameSync(pad, weg);
  const houder = leesJson<ProcesId>(weg);
  if (houder && leeft(houder)) renameSync(weg, pad);
  else rmSync(weg, { force: true });
};

/** One start per instance at a time. The lock of a killed run is recognised by its process and taken over. */
export const neemSlot = (pad: string, instantie: string): (() => void) => {
  const ik = procesId(process.pid);
  if (!ik) throw new Melding('Schakel heeft /proc nodig om processen te herkennen; dat is er op Linux altijd.');
  for (let poging = 0; poging < 3; poging += 1) {
    if (zet(pad, ik)) return () => rmSync(pad, { force: true });
    const houder = leesJson<ProcesId>(pad);
    if (houder && leeft(houder)) {
      throw new Melding(
        `Schakel draait hier al (instantie "${instantie}", proces ${houder.pid}). Stop die eerst met Ctrl-C in dat venster of met: kill ${houder.pid}`,
      );
    }
    try {
      ruimOp(pad);
    } catch (fout) {
      if ((fout as NodeJS.ErrnoException).code !== 'ENOENT') throw fout;
    }
  }
  throw new Melding('Een andere start van Schakel is op dit moment bezig. Probeer het over een paar seconden opnieuw.');
};
