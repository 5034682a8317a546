//! What of the content the program itself names: the duties and papers on which something of its own hangs. The build
//! takes this file in too, and fails where the content has no such id.

names! {
    /// The duties that the program names.
    pub enum NamedDuty {
        /// The report to the Personal Information Protection Commission, with the notice to the persons.
        Appi = "appi",
        /// The report on numbers of individuals.
        MyNumber = "my-number",
        /// The notice to a client, by whoever handles its data.
        Controller = "controller",
        /// The report under the GDPR.
        Gdpr = "gdpr",
        /// The notice to the persons under the GDPR.
        GdprPersons = "gdpr-persons",
        /// The notice to a controller under the GDPR.
        GdprController = "gdpr-controller",
    }
}

names! {
    /// The papers that the program names.
    pub enum NamedForm {
        /// What an organisation writes down before anything happens.
        Prepare = "prepare",
        /// What was stated for the outside, from which papers are drafted.
        Outside = "outside",
        /// The sheet on which facts are shared.
        SharingSheet = "sharing-sheet",
        /// What is published.
        Publication = "publication",
        /// The report to an authority.
        RegulatorReport = "regulator-report",
    }
}
