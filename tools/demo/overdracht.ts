import { randomUUID } from 'node:crypto';
import { plusWerkdagen } from '#shared/policy/werkdagen';
import { wachtTot } from '../sandbox/bestanden';
import { fictiefBsn, zie, type Antwoord } from './partij';
import { aantalMails, ANNA, BERT, CARLA, CONTACT, DIRK, isVerwerkt, leest, nl, tekst, TIEL, uitkomstVan, waaromVan, WERKZAAK, zetKlok, zieMail, type Toneel } from './toneel';

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

export const registreer = async (toneel: Toneel): Promise<void> => {
  const { verhaal, tiel, werkzaak, vandaag } = toneel;
  verhaal.kop('1. Een inwoner van Tiel staat bij Werkzaak');
  const geregistreerd = await tiel.stuur(
    tiel.maak('inwoner.geregistreerd', TIEL, { peildatum: vandaag, doel: 'BEHEER', identiteit: { bsn: fictiefBsn() }, verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: vandaag }, contact: CONTACT }),
  );
  toneel.inwonerRef = tekst(geregistreerd.inhoud['inwonerRef']);
  verhaal.stap('GEMEENTE', isVerwerkt(geregistreerd) && toneel.inwonerRef !== '', 'Gemeente Tiel registreert de inwoner. Het BSN blijft achter bij de deur.', { techniek: `inwoner.geregistreerd -> ${uitkomstVan(geregistreerd)}` });
  for (const wie of [ANNA, BERT]) {
    const verloop = { coach: wie.actorId, rol: wie.rol, vanaf: vandaag };
    const toegewezen = await werkzaak.stuur(werkzaak.maak('inwoner.coach.toegewezen', WERKZAAK, { inwonerRef: toneel.inwonerRef, peildatum: vandaag, doel: 'BEHEER', verloop }));
    verhaal.stap('WERKZAAK', isVerwerkt(toegewezen), `Werkzaak wijst ${wie === ANNA ? 'werkcoach Anna' : 'inkomensconsulent Bert'} toe.`, { techniek: `inwoner.coach.toegewezen -> ${uitkomstVan(toegewezen)}` });
  }
};

const voorstel = ({ werkzaak, vandaag, start, inwonerRef }: Toneel, zaakId: string): Record<string, unknown> =>
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

export const stelVoor = async (toneel: Toneel): Promise<void> => {
  const { verhaal, tiel, vandaag, zaakId } = toneel;
  verhaal.kop('2. Anna stelt een overdracht voor: werken gaat niet, een participatiecoach kan helpen');
  const mails = await aantalMails(toneel);
  const antwoord = await viaSuite(toneel, voorstel(toneel, zaakId));
  verhaal.stap('WERKZAAK', isVerwerkt(antwoord), 'Het voorstel gaat vanuit Suite door de openbare deur.', { techniek: `overdracht.voorgesteld -> ${uitkomstVan(antwoord)}` });
  const ontvangen = await tiel.ontvangt('overdracht.voorgesteld', zaakId);
  const delen = Object.keys((ontvangen?.['data'] as Record<string, unknown> | undefined) ?? {});
  verhaal.stap('SCHAKEL', ontvangen !== undefined && !delen.includes('medisch'), 'Schakel geeft door wat mag: contact, formulier en de onderbouwing. Medische gegevens kan dit bericht niet eens dragen.');
  verhaal.stap('GEMEENTE', delen.includes('belastbaarheid'), 'Tiel krijgt het voorstel in zijn eigen wachtrij.', { techniek: `uit.gemeente-tiel.regie: ${delen.filter((d) => ['contact', 'formulier', 'belastbaarheid'].includes(d)).join(', ')}` });
  await zieMail(toneel, 'Participatiecoach Carla', CARLA.actorId, mails, 'GEMEENTE');
  verhaal.zeg(`Zij heeft daarvoor tien werkdagen: tot en met ${nl(plusWerkdagen(vandaag, 10))}.`);
};

export const weigeringen = async (toneel: Toneel): Promise<void> => {
  const { verhaal, werkzaak, betuwe, zaakId } = toneel;
  verhaal.kop('3. Wat niet mag, komt er niet in. En wie er niet over gaat, vindt niets');
  const bericht = voorstel(toneel, randomUUID());
  const data = bericht['data'] as Record<string, Record<string, unknown>>;
  const antwoord = await werkzaak.stuur({ ...bericht, data: { ...data, formulier: { ...data['formulier'], diagnose: 'verzonnen' } } });
  const pad = ((antwoord.inhoud['fouten'] as { pad: string }[] | undefined) ?? [])[0]?.pad ?? '';
  verhaal.stap('WERKZAAK', antwoord.status === 403, 'Iemand vult een diagnose in. De deur weigert en noemt alleen het veld.', { techniek: `${antwoord.status} ${uitkomstVan(antwoord)} ${pad}`, waarom: waaromVan(antwoord) });
  const vreemd = await leest(betuwe, DIRK, `/v1/overdrachten/${zaakId}`, 'OVERDRACHT');
  verhaal.stap('GEMEENTE', vreemd.status === 404, 'Dirk, coach van een andere gemeente, zoekt de zaak en vindt niets.', { techniek: `${vreemd.status} ${uitkomstVan(vreemd)}`, waarom: waaromVan(vreemd) });
};

export const accepteer = async (toneel: Toneel): Promise<void> => {
  const { verhaal, tiel, werkzaak, urls, vandaag, start, zaakId, inwonerRef } = toneel;
  verhaal.kop('4. Carla accepteert');
  const akkoord = await tiel.stuur(tiel.maak('overdracht.geaccepteerd', CARLA, { zaakId, inwonerRef, peildatum: vandaag, verloop: { nieuweCoach: CARLA.actorId, startdatum: start, afgestemdOp: vandaag } }));
  verhaal.stap('GEMEENTE', isVerwerkt(akkoord), `Gemeente Tiel neemt over per ${nl(start)}. Tot die dag houdt Werkzaak de regie.`, { techniek: `overdracht.geaccepteerd -> ${uitkomstVan(akkoord)}` });
  const inSuite = await wachtTot(async () => {
    const antwoord = await fetch(`${urls.suite}/dossiers/${inwonerRef}`);
    return antwoord.ok && (await antwoord.text()).includes('eaccepteerd');
  }, 20_000);
  verhaal.stap('WERKZAAK', inSuite, 'Suite, het systeem van Werkzaak, heeft het antwoord in zijn eigen dossier.', { techniek: `${urls.suite}/dossiers` });
  const zaak = await leest(werkzaak, ANNA, `/v1/overdrachten/${zaakId}`, 'OVERDRACHT');
  verhaal.stap('WERKZAAK', zaak.inhoud['status'] === 'GEACCEPTEERD', 'Anna ziet de stand van de zaak.', { techniek: `GET /v1/overdrachten/{zaakId} -> ${uitkomstVan(zaak)}` });
};

export const gaatIn = async (toneel: Toneel): Promise<void> => {
  const { verhaal, tiel, start, zaakId, inwonerRef } = toneel;
  verhaal.kop(`5. De klok van de sandbox gaat naar ${nl(start)}`);
  verhaal.stap('SCHAKEL', await zetKlok(toneel, `${start}T09:00`), 'Een wekker in de databank gaat af; niemand hoeft eraan te denken.', { techniek: `schakel klok ${start}` });
  const ingegaan = await tiel.ontvangt('overdracht.ingegaan', zaakId);
  verhaal.stap('GEMEENTE', ingegaan !== undefined, 'De overdracht is ingegaan; beide kanten krijgen bericht.', { techniek: 'overdracht.ingegaan, regie.gewijzigd' });
  const situatie = await leest(tiel, CARLA, `/v1/inwoners/${inwonerRef}/situatie`, 'OVERDRACHT');
  const regie = situatie.inhoud['regie'] as { organisatie?: string } | undefined;
  verhaal.stap('GEMEENTE', regie?.organisatie === 'TIEL', 'De regie ligt nu bij Tiel, met Carla als coach.', { techniek: `klantprofiel ${tekst(situatie.inhoud['klantprofiel'], '-')}` });
};
