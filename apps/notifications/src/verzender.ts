import type { Klok } from '#shared/kernel/klok';
import { faalpunt } from '#shared/operations/faalpunt';
import { metrieken } from '#shared/operations/metrics';
import type { Logger } from '#shared/operations/logger';
import type { Teller } from '#shared/persistence/teller';
import { bestemmingVan, linkVoor, waarnemersVoor, type Adresboek, type Bestemming } from './bestemming';
import { maakMailtekst } from './mailtekst';
import type { Mail } from './persistence/mail.entity';
import type { Mailopslag } from './persistence/mailopslag';
import type { Taakopslag } from './persistence/taakopslag';
import { overzichtTot, overzichtVanTeam, volgendOverzicht } from './planning';
import type { Postbus } from './postbus';
import { binnenWerktijd, eerstvolgendWerkmoment } from './werktijd';

export type Verzendopties = {
  readonly opslag: Mailopslag;
  readonly taken: Taakopslag;
  readonly adresboek: { nu(): Promise<Adresboek> };
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
    const { opslag, klok, adresboek, teller } = this.opties;
    const nu = klok.nu();
    if (!binnenWerktijd(nu)) {
      await opslag.houdVast(nu, eerstvolgendWerkmoment(nu));
      return 'KLAAR';
    }
    const mails = await opslag.verschuldigd(nu, new Date(), PER_RONDE);
    if (mails.length === 0) return 'KLAAR';
    const boek = await adresboek.nu();
    let meer = mails.length === PER_RONDE;
    for (const mail of mails) {
      if (gestaakt()) return 'KLAAR';
      const uitslag = await this.behandel(mail, boek);
      if (uitslag === 'ONBEREIKBAAR') return 'ONBEREIKBAAR';
      meer ||= uitslag === 'MEER';
      teller.verhoog();
    }
    return meer ? 'MEER' : 'KLAAR';
  }

  private async behandel(mail: Mail, boek: Adresboek): Promise<Ronde> {
    const { opslag, taken, klok } = this.opties;
    if (mail.vorm === 'OVERZICHT' && mail.inPlaatsVan === null && !(await this.looptErIetsAf(mail))) {
      await opslag.vervalt(mail.id, new Date());
      return 'KLAAR';
    }
    const waarnemers = waarnemersVoor(boek, mail, klok.vandaag());
    if (waarnemers.length > 0) {
      await opslag.verdeel(mail, waarnemers, new Date());
      return 'MEER';
    }
    const bestemming = bestemmingVan(boek, mail, klok.vandaag());
    if (bestemming?.soort === 'PERSOON') return this.verzend(mail, bestemming, boek);
    if (mail.vorm === 'OVERZICHT' && mail.dag !== null && mail.actorId !== null) {
      await taken.voegToe(overzichtVanTeam(mail, mail.dag));
      await opslag.vervalt(mail.id, new Date());
      return 'MEER';
    }
    const vanTeam = { ...mail, actorId: null, waarneming: false };
    if (bestemming === undefined) return this.geefOp(vanTeam, mail.poging, 'ADRES_ONBEKEND');
    if (mail.actorId !== null) await opslag.naarTeam(mail.id);
    return this.verzend(vanTeam, bestemming, boek);
  }

  /** Plans next week's overview first: a crash or a refusal after this leaves the row of weeks whole. */
  private async looptErIetsAf(mail: Mail): Promise<boolean> {
    const { taken, klok } = this.opties;
    const termijnen = await taken.termijnen(mail, klok.vandaag());
    const volgend = volgendOverzicht(mail, termijnen, klok.nu());
    if (volgend) await taken.voegToe(volgend);
    return termijnen.some((uiterlijk) => uiterlijk <= overzichtTot(mail.dag ?? klok.vandaag()));
  }

  private async verzend(mail: Mail, { aan, soort }: Bestemming, boek: Adresboek): Promise<Ronde> {
    const { opslag, postbus, portaalUrl, hulp, domein, logger } = this.opties;
    const bezorging = await postbus.verstuur(mail.id, aan, maakMailtekst({ ...mail, link: linkVoor(boek, mail, portaalUrl), hulp, domein }));
    if (bezorging.uitslag === 'AANGENOMEN') {
      faalpunt('mail.aangenomen');
      await opslag.verzonden(mail.id, new Date());
      metrieken.verstuurd.inc();
      return 'KLAAR';
    }
    if (bezorging.uitslag === 'ONBEREIKBAAR') {
      logger.warn({ oorzaak: bezorging.oorzaak }, 'mail server not reachable; mail waits');
      return 'ONBEREIKBAAR';
    }
    const poging = mail.poging + 1;
    // Trying again does not make an address exist, and the team box can see to the task today.
    const zinloos = bezorging.uitslag === 'ADRES_GEWEIGERD' && soort === 'PERSOON';
    if (zinloos || (bezorging.uitslag !== 'TIJDELIJK' && poging >= MAX_WEIGERINGEN)) return this.geefOp(mail, poging, bezorging.oorzaak);
    await opslag.later(mail.id, poging, new Date(Date.now() + wachttijd(poging)), bezorging.oorzaak);
    return 'KLAAR';
  }

  /** What was for a person is the team box's from here. */
  private async geefOp(mail: Mail, poging: number, oorzaak: string): Promise<Ronde> {
    const { opslag, klok, logger } = this.opties;
    await opslag.mislukt(mail, poging, oorzaak, { nu: new Date(), teamOp: eerstvolgendWerkmoment(klok.nu()) });
    logger.error({ taak: mail.taak, oorzaak }, mail.actorId === null ? 'mail given up; a person has to look' : 'mail given up; the team box gets the task');
    return 'MEER';
  }
}
