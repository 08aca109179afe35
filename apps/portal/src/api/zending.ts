import { randomUUID } from 'node:crypto';

/**
 * The identity of a message, given when its form is rendered and sent along with it. A double click, a reload or a second
 * try after a fault sends the same message again, and the hub takes a message once.
 */
export type Zending = { readonly id: string; readonly op: string };

export const nieuweZending = (): Zending => ({ id: randomUUID(), op: new Date().toISOString() });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** As the form sent it; a form without one gets a new one. */
export const zendingUit = ({ berichtId, opgesteldOp }: Readonly<Record<string, unknown>>): Zending =>
  typeof berichtId === 'string' && UUID.test(berichtId) && typeof opgesteldOp === 'string' && MOMENT.test(opgesteldOp) ? { id: berichtId, op: opgesteldOp } : nieuweZending();
