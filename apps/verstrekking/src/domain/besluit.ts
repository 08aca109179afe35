import type { Besluit, RefusalCode } from './verstrekking.types';

export const weiger = (code: RefusalCode, toelichting?: string): Besluit => ({ accepted: false, refusal: { code, ...(toelichting ? { toelichting } : {}) } });
