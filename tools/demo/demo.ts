import { randomUUID } from 'node:crypto';
import { amsterdamseDag } from '#shared/kernel/klok';
import { dag, plusDagen, type Datum } from '#shared/kernel/datum';
import { plusWerkdagen } from '#shared/policy/werkdagen';
import { wachtTot } from '../sandbox/bestanden';
import type { Urls } from '../sandbox/toestand';
import { fictiefBsn, Partij, zie, type Afzender, type Antwoord } from './partij';
import { Verhaal } from './verhaal';

const ANNA: Afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
const CARLA: Afzender = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' };
const TIEL: Afzender = { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' };
const WERKZAAK: Afzender = { actorId: 'werkzaak.werk', rol: 'systeem', werkgever: 'WERKZAAK', namensGemeente: null };

const CONTACT = { naam: 'A. Voorbeeld', telefoon: '0000 000 000', taalvoorkeur: 'nl' };
const tekst = (waarde: unknown, anders = ''): string => (typeof waarde === 'string' ? waarde : anders);
const status = ({ inhoud }: Antwoord): string => tekst(inhoud['code'] ?? inhoud['status']);
const verwerkt = ({ inhoud }: Antwoord): boolean => inhoud['status'] === 'VERWERKT';
const nl = (d: Datum): string => new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${d}T00:00:00Z`));

type Toneel = { readonly urls: Urls; readonly verhaal: Verhaal; readonly tiel: Partij; readonly werkzaak: Partij; readonly vandaag: Datum; readonly start: Datum };

const zetKlok = async ({ urls }: Toneel, moment: string): Promise<boolean> => {
  const antwoord = await fetch(`${urls.http}/sandbox/klok`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ moment }),
    signal: AbortSignal.timeout(120_000),
  });
  return antwoord.ok;
};

const mailAan = async ({ urls }: Toneel, adres: string, sinds: number): Promise<string | undefined> =>
  zie(async () => {
    const { mails } = (await (await fetch(`${urls.post}/api/mails`)).json()) as { mails: { aan: string; onderwerp: string }[] };
    return mails.slice(sinds).find(({ aan }) => aan.includes(adres))?.onderwerp;
  });
const aantalMails = async ({ urls }: Toneel): Promise<number> => ((await (await fetch(`${urls.post}/api/mails`)).json()) as { mails: unknown[] }).mails.length;

/** Werkzaak's own system posts for its staff: the message is laid down there and goes through the public door. */
const viaSuite = async ({ urls }: Toneel, bericht: Record<string, unknown>): Promise<Antwoord> => {
  const gelegd = await fetch(`${urls.suite}/uitgaand`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ type: bericht['type'], data: bericht['data'] }) });
  const { id } = (await gelegd.json()) as { id: string };
  const antwoord = await zie(async () => {
    const inhoud = (await (await fetch(`${urls.suite}/uitgaand/${id}`)).json()) as Record<string, unknown>;
    const uitkomst = (inhoud['uitkomst'] ?? inhoud) as Record<string, unknown>;
    return ['VERWERKT', 'AFGEKEURD'].includes(String(uitkomst['status'])) ? { status: 200, inhoud: uitkomst } : undefined;
  }, 30_000);
  return antwoord ?? { status: 0, inhoud: {} };
};

const registreer = async (toneel: Toneel): Promise<string> => {
  const { verhaal, tiel, werkzaak, vandaag } = toneel;
  verhaal.kop('1. Een inwoner van Tiel staat bij Werkzaak, met een werkcoach');
  const geregistreerd = await tiel.stuur(
    tiel.maak('inwoner.geregistreerd', TIEL, { peildatum: vandaag, doel: 'BEHEER', identiteit: { bsn: fictiefBsn() }, verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: vandaag }, contact: CONTACT }),
  );
  const inwonerRef = tekst(geregistreerd.inhoud['inwonerRef']);
  verhaal.stap(verwerkt(geregistreerd) && inwonerRef !== '', 'Gemeente Tiel registreert de inwoner. Het BSN blijft achter bij de deur.', `inwoner.geregistreerd -> ${status(geregistreerd)}`);
  const toegewezen = await werkzaak.stuur(werkzaak.maak('inwoner.coach.toegewezen', WERKZAAK, { inwonerRef, peildatum: vandaag, doel: 'BEHEER', verloop: { coach: ANNA.actorId, rol: 'werkcoach', vanaf: vandaag } }));
  verhaal.stap(verwerkt(toegewezen), 'Werkzaak wijst werkcoach Anna toe.', `inwoner.coach.toegewezen -> ${status(toegewezen)}`);
  return inwonerRef;
};

const voorstel = ({ werkzaak, vandaag, start }: Toneel, inwonerRef: string, zaakId: string): Record<string, unknown> =>
  werkzaak.maak('overdracht.voorgesteld', ANNA, {
    zaakId,
    inwonerRef,
    peildatum: vandaag,
    verloop: {
      richting: 'KP3_NAAR_KP4',
      beoogdeCoach: CARLA.actorId,
      voorgesteldeStartdatum: start,
      inwonerGeraadpleegdOp: vandaag,
      inwonerVoorgelichtOp: vandaag,
      driegesprek: { aangebodenOp: vandaag, antwoord: 'GEWENST' },
    },
    contact: CONTACT,
    formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG'], perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
    belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: vandaag, dossierRef: 'dossier:demo' } },
  });

const stelVoor = async (toneel: Toneel, inwonerRef: string, zaakId: string): Promise<void> => {
  const { verhaal, tiel, vandaag } = toneel;
  verhaal.kop('2. Anna stelt een overdracht voor: de inwoner kan niet werken en heeft baat bij een participatiecoach');
  const mails = await aantalMails(toneel);
  const antwoord = await viaSuite(toneel, voorstel(toneel, inwonerRef, zaakId));
  verhaal.stap(verwerkt(antwoord), 'Het voorstel gaat vanuit Suite door de openbare deur en wordt verwerkt.', `overdracht.voorgesteld -> ${status(antwoord)}`);
  const ontvangen = await tiel.ontvangt('overdracht.voorgesteld', zaakId);
  const delen = Object.keys((ontvangen?.['data'] as Record<string, unknown> | undefined) ?? {});
  verhaal.stap(ontvangen !== undefined, 'Tiel krijgt het voorstel in zijn eigen wachtrij: contact, formulier en de onderbouwing.', `uit.gemeente-tiel.regie: ${delen.filter((d) => ['contact', 'formulier', 'belastbaarheid'].includes(d)).join(', ')}`);
  verhaal.stap(ontvangen !== undefined && !delen.includes('medisch'), 'Medische gegevens zitten er niet in; die kan dit bericht niet eens dragen.');
  const onderwerp = await mailAan(toneel, CARLA.actorId, mails);
  verhaal.stap(onderwerp !== undefined, `Participatiecoach Carla krijgt een mail zonder naam of reden: "${onderwerp ?? ''}"`, toneel.urls.post);
  verhaal.zeg(`Zij heeft daarvoor tien werkdagen: tot en met ${nl(plusWerkdagen(vandaag, 10))}.`);
};

const weigeringen = async (toneel: Toneel, inwonerRef: string): Promise<void> => {
  const { verhaal, werkzaak } = toneel;
  verhaal.kop('3. Wat niet mag, komt er niet in');
  const bericht = voorstel(toneel, inwonerRef, randomUUID());
  const data = bericht['data'] as Record<string, Record<string, unknown>>;
  const antwoord = await werkzaak.stuur({ ...bericht, data: { ...data, formulier: { ...data['formulier'], diagnose: 'verzonnen' } } });
  const fout = ((antwoord.inhoud['fouten'] as { pad: string; melding: string }[] | undefined) ?? [])[0];
  verhaal.stap(antwoord.status === 403, 'Iemand vult een diagnose in. De deur weigert het bericht en noemt alleen het veld.', `${antwoord.status} ${status(antwoord)} ${fout?.pad ?? ''}`);
  verhaal.zeg(`Reden: ${fout?.melding ?? '-'}`);
  verhaal.zeg(`Wat nu: ${tekst(antwoord.inhoud['herstel'], '-')}`);
};

const accepteer = async (toneel: Toneel, inwonerRef: string, zaakId: string): Promise<void> => {
  const { verhaal, tiel, werkzaak, vandaag, start } = toneel;
  verhaal.kop('4. Carla accepteert');
  const deel = { zaakId, inwonerRef, peildatum: vandaag, verloop: { nieuweCoach: CARLA.actorId, startdatum: start, afgestemdOp: vandaag } };
  const akkoord = await tiel.stuur(tiel.maak('overdracht.geaccepteerd', CARLA, deel));
  verhaal.stap(verwerkt(akkoord), `Gemeente Tiel neemt over per ${nl(start)}. Tot die dag houdt Werkzaak de regie.`, `overdracht.geaccepteerd -> ${status(akkoord)}`);
  const suite = await inSuite(toneel, inwonerRef, (dossier) => dossier.includes('GEACCEPTEERD') || dossier.includes('overdracht.geaccepteerd'));
  verhaal.stap(suite, 'Suite, het systeem van Werkzaak, heeft het antwoord in zijn eigen dossier.', `${toneel.urls.suite}/dossiers`);
  const zaak = await werkzaak.roep(`/v1/overdrachten/${zaakId}`, { koppen: { 'schakel-medewerker': ANNA.actorId, 'schakel-doel': 'OVERDRACHT' } });
  verhaal.stap(zaak.inhoud['status'] === 'GEACCEPTEERD', 'Anna ziet de stand van de zaak.', `GET /v1/overdrachten/{zaakId} -> ${status(zaak)}`);
};

const inSuite = async ({ urls }: Toneel, inwonerRef: string, klopt: (dossier: string) => boolean): Promise<boolean> =>
  wachtTot(async () => {
    const antwoord = await fetch(`${urls.suite}/dossiers/${inwonerRef}`);
    return antwoord.ok && klopt(await antwoord.text());
  }, 20_000);

const gaatIn = async (toneel: Toneel, inwonerRef: string, zaakId: string): Promise<void> => {
  const { verhaal, tiel, start } = toneel;
  verhaal.kop(`5. De klok van de sandbox gaat naar ${nl(start)}`);
  verhaal.stap(await zetKlok(toneel, `${start}T09:00`), 'Een wekker in de databank gaat af; niemand hoeft eraan te denken.', `schakel klok ${start}`);
  const ingegaan = await tiel.ontvangt('overdracht.ingegaan', zaakId);
  verhaal.stap(ingegaan !== undefined, 'De overdracht is ingegaan; beide kanten krijgen bericht.', 'overdracht.ingegaan, regie.gewijzigd');
  const situatie = await tiel.roep(`/v1/inwoners/${inwonerRef}/situatie`, { koppen: { 'schakel-medewerker': CARLA.actorId, 'schakel-doel': 'OVERDRACHT' } });
  const regie = situatie.inhoud['regie'] as { organisatie?: string; coach?: string } | undefined;
  verhaal.stap(regie?.organisatie === 'TIEL', 'De regie ligt nu bij Tiel, met Carla als coach.', `klantprofiel ${tekst(situatie.inhoud['klantprofiel'], '-')}`);
};

const probeerZelf = ({ verhaal, urls }: Toneel, inwonerRef: string): void => {
  verhaal.kop('Zelf proberen, in een tweede venster in deze map');
  verhaal.zeg('Vraag de situatie van deze inwoner op als Carla:');
  process.stdout.write(
    `\n  curl -s ${urls.http}/v1/inwoners/${inwonerRef}/situatie \\\n    -H "Authorization: Bearer $(npx schakel token gemeente-tiel.regie)" \\\n    -H "Schakel-Medewerker: ${CARLA.actorId}" -H "Schakel-Doel: OVERDRACHT"\n\n`,
  );
};

/** The story of one handover through the public doors only; true when every hop was seen. */
export const demo = async ({ urls }: { readonly urls: Urls }, { eenmaal }: { readonly eenmaal: boolean }): Promise<boolean> => {
  const verhaal = new Verhaal();
  // Mail goes out on working days only, so the story begins on the first one.
  const vandaag = plusWerkdagen(plusDagen(amsterdamseDag(new Date()), -1), 1);
  const [jaar = 0, maand = 1] = vandaag.split('-').map(Number);
  const start = dag(new Date(Date.UTC(jaar, maand, 1)).toISOString().slice(0, 10));
  const toneel: Toneel = { urls, verhaal, tiel: new Partij(urls, 'gemeente-tiel.regie'), werkzaak: new Partij(urls, 'werkzaak.werk'), vandaag, start };
  try {
    await toneel.tiel.luister();
    verhaal.kop('Een overdracht van Werkzaak naar gemeente Tiel, van begin tot eind');
    verhaal.zeg('Alle personen en gegevens zijn verzonnen.', `klok: ${vandaag} 09:00`);
    if (!verhaal.stap(await zetKlok(toneel, `${vandaag}T09:00`), 'De hub staat klaar.', 'rabbitmq, postgresql, smtp')) return false;
    const inwonerRef = await registreer(toneel);
    const zaakId = randomUUID();
    await stelVoor(toneel, inwonerRef, zaakId);
    await weigeringen(toneel, inwonerRef);
    await accepteer(toneel, inwonerRef, zaakId);
    await gaatIn(toneel, inwonerRef, zaakId);
    verhaal.kop(verhaal.allesGezien ? 'Elke stap is gezien.' : 'Niet elke stap is gezien; zie NEE hierboven.');
    if (!eenmaal) probeerZelf(toneel, inwonerRef);
    return verhaal.allesGezien;
  } finally {
    await toneel.tiel.sluit();
  }
};
