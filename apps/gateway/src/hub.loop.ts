import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { RabbitStrategy } from '#shared/messaging/rabbit.strategy';
import type { Verbinding } from '#shared/messaging/verbinding';
import { foutVeld, type Logger } from '#shared/operations/logger';
import { Leiderlus } from '#shared/persistence/leiderlus';
import type { Luister } from '#shared/persistence/luister';
import type { Rust } from '#shared/persistence/rust';
import type { GebeurdVerwerker } from './feiten/gebeurd.verwerker';
import type { Opslag } from './hub.opslag';
import type { Bezorger } from './levering/bezorger';
import { meetHub, telOnderweg, telOverTeDragen } from './metingen';
import type { Activeringen } from './regels/activeringen';
import type { Personeelsdienst } from './register/personeelsdienst';
import type { Bewijsboek } from './toegang/bewijsboek';
import type { Blokkades } from './toegang/blokkades';
import type { Vrijgever } from './vrijgave/vrijgever';

export type Hubdelen = {
  readonly url: string;
  readonly opslag: Opslag;
  readonly vrijgever: Vrijgever;
  readonly verwerker: GebeurdVerwerker;
  readonly bezorger: Bezorger;
  readonly activeringen: Pick<Activeringen, 'legVast'>;
  readonly personeel: Pick<Personeelsdienst, 'start'>;
  readonly blokkades: Pick<Blokkades, 'start' | 'stop' | 'namen'>;
  readonly bewijsboek: Pick<Bewijsboek, 'start' | 'stop'>;
  readonly luister: Luister;
  readonly verbinding: Pick<Verbinding, 'onVerbonden'>;
  readonly strategie: Pick<RabbitStrategy, 'inVlucht'> | null;
  readonly rust: Pick<Rust, 'telMee'>;
  readonly logger: Logger;
};

const MEET_MS = 5_000;
const POLL_MS = 500;

/** Starts and ends the background work of the gateway; its connections outlive it (KernLoop). */
export class HubLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly lussen: readonly Leiderlus[];
  private meter: NodeJS.Timeout | undefined;

  constructor(private readonly delen: Hubdelen) {
    const { vrijgever, bezorger } = delen;
    this.lussen = [
      this.lus('gateway.vrijgave', 'schakel_vrijgave', async () => (await vrijgever.ronde()) > 0),
      this.lus('gateway.levering', 'schakel_levering', () => bezorger.ronde(), () => bezorger.klaar()),
    ];
    this.telMee();
  }

  async onApplicationBootstrap(): Promise<void> {
    const { verbinding, verwerker, vrijgever, bezorger, activeringen, personeel, blokkades, bewijsboek, luister } = this.delen;
    await activeringen.legVast();
    await personeel.start(luister, (fout) => this.meldFout(fout));
    await blokkades.start(luister, (fout) => this.meldFout(fout));
    bewijsboek.start((fout) => this.meldFout(fout));
    verbinding.onVerbonden(() => {
      vrijgever.hervat();
      bezorger.hervat();
      for (const lus of this.lussen) lus.wek();
    });
    for (const lus of this.lussen) lus.start();
    // What was set apart may work with the code or settings of this start.
    verwerker.speelOpnieuw().catch((fout: unknown) => this.meldFout(fout));
    this.meter = setInterval(() => this.meet(), MEET_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.meter);
    this.delen.blokkades.stop();
    this.delen.bewijsboek.stop();
    await Promise.all([this.delen.bezorger.stop(), ...this.lussen.map((lus) => lus.stop())]);
  }

  /** A pass that fails is only a pass that comes later: it costs no leadership. `ronde`: true when there may be more at once. */
  private lus(naam: string, kanaal: string, ronde: () => Promise<boolean>, einde?: () => Promise<void>): Leiderlus {
    const { url, logger, luister } = this.delen;
    const poging = async (): Promise<number> => {
      try {
        return (await ronde()) ? 0 : POLL_MS;
      } catch (fout) {
        logger.warn({ onderdeel: naam, fout: foutVeld(fout) }, 'pass failed');
        return POLL_MS;
      }
    };
    const lus = new Leiderlus({ url, logger, naam, ronde: poging, ...(einde ? { einde } : {}) });
    luister.op(kanaal, () => lus.wek());
    return lus;
  }

  private telMee(): void {
    const { rust, opslag, bezorger, blokkades, strategie } = this.delen;
    rust.telMee('journaal', () => opslag.transactie(telOnderweg));
    rust.telMee('gebeurd', () => Promise.resolve(strategie?.inVlucht ?? 0));
    rust.telMee('leveringen', () => opslag.transactie((tx) => telOverTeDragen(tx, [...bezorger.volleRijen, ...blokkades.namen])));
  }

  private meet(): void {
    this.delen.opslag.transactie(meetHub).catch((fout: unknown) => this.meldFout(fout));
  }

  private meldFout(fout: unknown): void {
    this.delen.logger.warn({ fout: foutVeld(fout) }, 'background work of the gateway failed');
  }
}
