import { createHmac } from 'node:crypto';
import { canoniek } from '#shared/logboek/canoniek';

/** Mark of the content as sent. Keyed, because that content may hold a BSN and a plain hash of it can be guessed. */
export const inhoudsmerk = (sleutel: Buffer, bericht: unknown): Buffer => createHmac('sha256', sleutel).update(canoniek(bericht)).digest();
