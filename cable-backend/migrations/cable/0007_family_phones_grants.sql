-- A code is kept and used up, a phone is registered and forgotten; neither is ever changed.
GRANT SELECT, INSERT, DELETE ON "cable"."family_phone_codes", "cable"."family_phones" TO "mimamori_cable";
