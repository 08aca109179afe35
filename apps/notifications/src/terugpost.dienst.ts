import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Rust } from '#shared/persistence/rust';
import { NotificationsConfig } from './config';
import { Terugpost } from './terugpost';

/** Listens for returned mail as long as the service runs; without that port the service does not start. */
@Injectable()
export class Terugpostdienst implements OnApplicationBootstrap, OnModuleDestroy {
  private gekozen = 0;

  constructor(
    private readonly terugpost: Terugpost,
    private readonly config: NotificationsConfig,
    rust: Rust,
  ) {
    rust.telMee('terugpost', async () => terugpost.inVlucht);
  }

  /** The port it listens on: chosen by the machine when the settings say 0. */
  get poort(): number {
    return this.gekozen;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.gekozen = await this.terugpost.luister(this.config.BOUNCE_POORT, this.config.BOUNCE_ADRES);
  }

  async onModuleDestroy(): Promise<void> {
    await this.terugpost.sluit();
  }
}
