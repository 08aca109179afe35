import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Klok } from '#shared/kernel/klok';
import { KLOK, ZandbakKlok } from '#shared/operations/klok';
import type { Logger } from '#shared/operations/logger';
import { Beheer } from '#shared/persistence/beheer';
import { LOGGER } from '#shared/persistence/kern.tokens';
import { Leiderlus } from '#shared/persistence/leiderlus';
import { Luister } from '#shared/persistence/luister';
import { Rust } from '#shared/persistence/rust';
import { NotificationsConfig } from './config';
import { meetMail, vergeetMail } from './metrieken';
import { MAILKANAAL, Mailopslag } from './persistence/mailopslag';
import { POSTBUS, type Postbus } from './postbus';
import { Verzender } from './verzender';

const POLL_MS = 1000;
/** Between attempts while the mail server is away, by real time. */
const HERSTEL_MS = [1000, 2000, 5000, 10_000, 30_000];

/** One sender at a time leads; it wakes for new mail, for a moved clock, and every second. Ends before the connections do. */
@Injectable()
export class Verzendlus implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lus: Leiderlus;
  private vergeefs = 0;

  constructor(
    private readonly verzender: Verzender,
    @Inject(POSTBUS) private readonly postbus: Postbus,
    @Inject(KLOK) private readonly klok: Klok,
    @Inject(LOGGER) logger: Logger,
    config: NotificationsConfig,
    private readonly luister: Luister,
    rust: Rust,
    private readonly opslag: Mailopslag,
    beheer: Beheer,
  ) {
    this.lus = new Leiderlus({
      url: config.DATABASE_URL_SCHRIJF,
      logger,
      naam: 'notifications.verzender',
      ronde: async ({ verloren }) => {
        const ronde = await this.verzender.ronde(() => verloren.aborted || this.lus.gestopt);
        this.vergeefs = ronde === 'ONBEREIKBAAR' ? this.vergeefs + 1 : 0;
        return ronde === 'MEER' ? 0 : this.wachttijd();
      },
    });
    rust.telMee('mail', async () => (await opslag.stand(klok.nu())).verschuldigd);
    beheer.bijStand(async () => [await opslag.nietAangekomen()].flatMap((mail) => (mail ? [{ soort: 'MAIL_NIET_AANGEKOMEN', ...mail }] : [])));
    rust.bijMoment(async () => (await opslag.stand(klok.nu())).eerstvolgende);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.klok instanceof ZandbakKlok) {
      // Without its shift the sandbox clock reads real time, and mail held until 7:00 could leave at night.
      await this.klok.ververs();
      this.klok.bijVerzetten(() => this.lus.wek());
    }
    meetMail(() => this.opslag.stand(this.klok.nu()));
    this.luister.op(MAILKANAAL, () => this.lus.wek());
    this.lus.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.lus.stop();
    this.postbus.sluit();
    vergeetMail();
  }

  private wachttijd(): number {
    return this.vergeefs === 0 ? POLL_MS : (HERSTEL_MS[Math.min(this.vergeefs, HERSTEL_MS.length) - 1] ?? POLL_MS);
  }
}
