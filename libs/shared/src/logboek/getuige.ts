import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { getuigeregel } from './getuige.regels';
import type { Getekend, Zegel } from './zegel';

/** More than two lines: a line that was cut off by a crash has the whole of the one before it in front. */
const STAART = 4096;

const isZegel = (waarde: unknown): waarde is Getekend<Zegel> => typeof (waarde as Partial<Getekend<Zegel>> | null)?.nr === 'number';

const leesRegel = (regel: string): Getekend<Zegel> | undefined => {
  try {
    const waarde = JSON.parse(regel) as unknown;
    return isZegel(waarde) ? waarde : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The file in which a service writes its checkpoints down outside the database: a chain alone does not see that its tail was
 * cut off. Lines are only ever added; the file system can hold it to that (`chattr +a`, or a share that keeps what it gets).
 */
export class Getuige {
  readonly pad: string;

  constructor(
    private readonly map: string,
    dienst: string,
  ) {
    this.pad = join(map, `${dienst}.jsonl`);
  }

  /** The last checkpoint it has whole. */
  async laatste(): Promise<Getekend<Zegel> | undefined> {
    return (await this.staart()).split('\n').slice(0, -1).map(leesRegel).filter((zegel) => zegel !== undefined).at(-1);
  }

  /** On disk when it returns. What a crash left unfinished becomes a line of its own. */
  async voegToe(zegels: readonly Getekend<Zegel>[]): Promise<void> {
    if (zegels.length === 0) return;
    const staart = await this.staart();
    const bestand = await open(this.pad, 'a', 0o640);
    try {
      const regels = zegels.map((zegel) => `${getuigeregel(zegel)}\n`).join('');
      await bestand.appendFile(staart === '' || staart.endsWith('\n') ? regels : `\n${regels}`);
      await bestand.datasync();
    } finally {
      await bestand.close();
    }
  }

  private async staart(): Promise<string> {
    await mkdir(this.map, { recursive: true, mode: 0o750 });
    const bestand = await open(this.pad, 'a+', 0o640);
    try {
      const { size } = await bestand.stat();
      const buffer = Buffer.alloc(Math.min(size, STAART));
      await bestand.read(buffer, 0, buffer.length, size - buffer.length);
      return buffer.toString('utf8');
    } finally {
      await bestand.close();
    }
  }
}
