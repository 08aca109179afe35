import { ParseUUIDPipe } from '@nestjs/common';

/** An address with something else than a reference in it is a page that does not exist. */
export const UuidPijp = new ParseUUIDPipe({ errorHttpStatusCode: 404 });
