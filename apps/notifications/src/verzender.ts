import type { Klok } from '#shared/kernel/klok';
import { metrieken } from '#shared/operations/metrics';
import type { Logger } from '#shared/operations/logger';
import type { Teller } from '#shared/persistence/teller';
import { adresVoor, linkVoor, type Adresboek } from './bestemming';
import { maakMailtekst } from './mailtekst';
import type { Mail } from './persistence/mail.entity';
import type { Mailopslag } from './persistence/mailopslag';
import type { Postbus } from './postbus';
import { binnenWerktijd, eerstvolgendWerkmoment } from './werktijd';

export type Verzendopties = {
  readonly opslag: Mailopslag;
  readonly adresboek: Adresboek;
  readonly postbus: Postbus;
  readonly klok: Klok;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly teller: Pick<Teller, 'verhoog'>;
  readonly portaalUrl: string;
  readonly hulp: string;
  readonly domein: string;
};
export type Ronde = 'KLAAR' | 'MEER' | 'ONBEREIKBAAR';

const PER_RONDE = 50;
/** A refusal (5xx) is tried this often: some are passing faults of a server in trouble. Then a person has to look. */
const MAX_WEIGERINGEN = 5;
const WACHT_S = [5, 30, 120, 600, 900];

const wachttijd = (poging: number): number => (WACHT_S[Math.min(poging, WACHT_S.length) - 1] ?? 0) * 1000;

/**
 * Sends what is due, at least once: a mail is marked after the server took it. A crash in between sends it once more
 * with the same Message-ID, which mail programs show once. Run by one leader.
 */
export class Verzender {
  constructor(private readonly opties: Verzendopties) {}

  /** `gestaakt` is asked between two mails: who lost the lead sends no next one. */
  async ronde(gestaakt: () => boolean = () => false): Promise<Ronde> {
    const { opslag, klok } = this.opties;
    const nu = klok.nu();
    if (!binnenWerktijd(nu)) {
      await opslag.houdVast(nu, eerstvolgendWerkmoment(nu));
      return 'KLAAR';
    }
    const mails = await opslag.verschuldigd(nu, new Date(), PER_RONDE);
    for (const mail of mails) {
      if (gestaakt()) return 'KLAAR';
      if ((await this.verzend(mail)) === 'ONBEREIKBAAR') return 'ONBEREIKBAAR';
      this.opties.teller.verhoog();
    }
    return mails.length === PER_RONDE ? 'MEER' : 'KLAAR';
  }

  private async verzend(mail: Mail): Promise<Ronde> {
    const { opslag, adresboek, klok, postbus, portaalUrl, hulp, domein, logger } = this.opties;
    const aan = adresVoor(adresboek, mail, klok.vandaag());
    if (aan === undefined) {
      await this.geefOp(mail, mail.poging, 'ADRES_ONBEKEND');
      return 'KLAAR';
    }
    const link = linkVoor(adresboek, mail, portaalUrl);
    const bezorging = await postbus.verstuur(aan, maakMailtekst({ taak: mail.taak, soort: mail.soort, uiterlijk: mail.uiterlijk, link, hulp, domein }));
    if (bezorging.uitslag === 'AANGENOMEN') {
      await opslag.verzonden(mail.id, new Date());
      metrieken.verstuurd.inc();
      return 'KLAAR';
    }
    if (bezorging.uitslag === 'ONBEREIKBAAR') {
      logger.warn({ oorzaak: bezorging.oorzaak }, 'mail server not reachable; mail waits');
      return 'ONBEREIKBAAR';
    }
    const poging = mail.poging + 1;
    if (bezorging.uitslag === 'GEWEIGERD' && poging >= MAX_WEIGERINGEN) await this.geefOp(mail, poging, bezorging.oorzaak);
    else await opslag.later(mail.id, poging, new Date(Date.now() + wachttijd(poging)), bezorging.oorzaak);
    return 'KLAAR';
  }

  private async geefOp({ id, taak }: Mail, poging: number, oorzaak: string): Promise<void> {
    await this.opties.opslag.mislukt(id, poging, oorzaak, new Date());
    this.opties.logger.error({ taak, oorzaak }, 'mail given up; a person has to look');
  }
}
