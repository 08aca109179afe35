import { ParseUUIDPipe } from '@nestjs/common';

/** An address with something else than a reference in it is a page that does not exist. */
export const UuidPijp = new ParseUUIDPipe({ errorHttpStatusCode: 404 });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The same of a value in a form or a query. */
export const isUuid = (waarde: unknown): waarde is string => typeof waarde === 'string' && UUID.test(waarde);
