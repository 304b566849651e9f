-- What changed is only ever added.
GRANT SELECT, INSERT ON "cable"."household_changes" TO "mimamori_cable";
