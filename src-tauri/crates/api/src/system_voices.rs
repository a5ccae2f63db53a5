//! Use cases of the voices of the system: which there are, and letting them speak.

use crate::{Engine, Error, dto::*};
use wenxi_speech::{Rate, SystemVoice, Who};

/// The voices of the system that speak Mandarin; asks the system anew, which may take seconds.
pub fn voice_system_list(engine: &Engine, _: NoArgs) -> Result<SystemVoicesView, Error> {
    let voices = engine.speaker.system().list()?;
    Ok(SystemVoicesView {
        voices: voices.into_iter().map(SystemVoiceView::from).collect(),
    })
}

/// Lets the voice of the system speak, and returns when it has spoken or was hushed.
///
/// # Errors
/// When there is none, and when it does not answer, begin or end.
pub fn voice_say(engine: &Engine, args: VoiceSayArgs) -> Result<Done, Error> {
    let chosen = engine.chosen_voice()?;
    if let Who::System(voice) = engine.speaker.who(chosen.as_ref())? {
        let text: String = args.words.iter().map(|word| word.text.as_str()).collect();
        let rate = Rate::new(args.rate);
        engine.speaker.system().say(args.turn, &voice, &text, rate)?;
    }
    Ok(Done {})
}

/// Silences the voice of the system.
pub fn voice_hush(engine: &Engine, args: VoiceHushArgs) -> Result<Done, Error> {
    engine.speaker.system().hush(args.turn);
    Ok(Done {})
}

impl Engine {
    /// The voice of the system that the learner has chosen.
    pub(crate) fn chosen_voice(&self) -> Result<Option<SystemVoice>, Error> {
        Ok(self.settings()?.system_voice.map(SystemVoice::from))
    }
}

impl From<SystemVoice> for SystemVoiceView {
    fn from(SystemVoice { id, name, language }: SystemVoice) -> Self {
        Self { id, name, language }
    }
}

impl From<SystemVoiceView> for SystemVoice {
    fn from(SystemVoiceView { id, name, language }: SystemVoiceView) -> Self {
        Self { id, name, language }
    }
}
