using ImageGen.Building.Steps;
using ImageGen.Engines;

namespace ImageGen.Building;

/// <summary>Reads the messages of one protocol during a build. Reports the progress, and stores what the result needs.</summary>
internal interface IBuildTranscript
{
    /// <summary>The built image's id; <see langword="null"/> until the engine has reported it.</summary>
    ImageDigest? ImageId { get; }

    /// <summary>Reads one message that is not an error.</summary>
    void Read(EngineMessage message);

    /// <summary>Records that the build failed. Returns the step that failed; <see langword="null"/> if none was running.</summary>
    BuildStep? Fail(string error);

    /// <summary>Completes the last step after the engine has ended its response without an error.</summary>
    void End();
}
