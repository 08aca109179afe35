import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { maakAdapter, richtIn } from '../adapter';
import { PortalConfig } from '../config';
import { PortalModule } from '../portal.module';
import { Proefbrowser } from './browser';
import { startProefapi, type Proefapi } from './proefapi';
import { startProefissuer, type Proefissuer } from './proefissuer';
import { vrijePoort } from './server';

export type Proefportaal = {
  readonly url: string;
  readonly api: Proefapi;
  readonly issuer: Proefissuer;
  browser(): Proefbrowser;
  /** A browser in which this person is logged in. */
  ingelogd(actorId: string): Promise<Proefbrowser>;
  stop(): Promise<void>;
};

const CLIENT = 'schakel.portaal';

/** The portal itself over real HTTP, between a stub of the issuer and a stub of the API. */
export const startProefportaal = async (): Promise<Proefportaal> => {
  const [issuer, api, poort] = await Promise.all([startProefissuer(CLIENT), startProefapi(), vrijePoort()]);
  const url = `http://127.0.0.1:${poort}`;
  const config = Object.assign(new PortalConfig(), {
    SCHAKEL_OMGEVING: 'sandbox',
    HTTP_POORT: poort,
    PORTAAL_URL: url,
    PORTAAL_SOURCE: 'urn:nld:oin:00000099000000009000:systeem:portaal',
    SCHAKEL_API_URL: api.url,
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: CLIENT,
    OIDC_CLIENT_KEY: issuer.klantsleutel,
    SESSIE_SLEUTEL: randomBytes(32).toString('base64'),
    MAIL_HULP: 'Helpdesk, 0000 000 000',
    LOG_NIVEAU: 'silent',
  });
  const stop = async (): Promise<void> => void (await Promise.all([issuer.stop(), api.stop()]));
  const app = await NestFactory.create<NestFastifyApplication>(PortalModule.met(config), maakAdapter(), { logger: false, abortOnError: false });
  try {
    await richtIn(app, config);
    await app.listen(poort, '127.0.0.1');
  } catch (oorzaak) {
    await stop();
    throw oorzaak;
  }
  const browser = (): Proefbrowser => new Proefbrowser(url);
  return {
    url,
    api,
    issuer,
    browser,
    ingelogd: async (actorId) => {
      issuer.wie = actorId;
      const nieuw = browser();
      await nieuw.volg('/taken');
      return nieuw;
    },
    stop: async () => {
      await app.close();
      await stop();
    },
  };
};
