import type { Kans } from '../kans';
import type { Antwoorder } from './doorgeefluik';
import type { Nemesis } from './nemesis';
import { teerput, verliesBevestiging, weigerende, type Smtpfout } from './smtp';
import { duur, tijdelijk } from './tijdelijk';

const post = (fout: string, kies: (kans: Kans) => Antwoorder): Nemesis => ({
  naam: `post.${fout}`,
  slaToe: async (hub, kans) => {
    const antwoorder = kies(kans);
    const luiken = hub.poorten.voor('smtp');
    hub.meld(`mailserver: ${fout}`);
    luiken.forEach((luik) => luik.zet({ soort: 'zelf', antwoorder }));
    return tijdelijk(duur(hub, kans), () => luiken.forEach((luik) => luik.herstel()));
  },
});

const BIJ_421: readonly Smtpfout['bij'][] = ['GROET', 'MAIL', 'INHOUD'];
const BIJ_552: readonly Smtpfout['bij'][] = ['RCPT', 'INHOUD'];

export const POSTNEMESES: readonly Nemesis[] = [
  post('teerput', (kans) => teerput(200 + kans.getal(800))),
  post('421', (kans) => weigerende({ bij: kans.kies(BIJ_421), antwoord: '421 4.3.2 closing' })),
  post('552', (kans) => weigerende({ bij: kans.kies(BIJ_552), antwoord: '552 5.2.2 mailbox full' })),
  post('verlies', () => verliesBevestiging),
];
