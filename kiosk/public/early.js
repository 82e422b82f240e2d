// Looks at what databases there are: that opens their files, and changes nothing.
if (indexedDB.databases) indexedDB.databases().catch(() => undefined);
