-- A phone is registered and forgotten; when it was told last can be said later.
GRANT UPDATE ("last_told_at") ON "cable"."family_phones" TO "mimamori_cable";
