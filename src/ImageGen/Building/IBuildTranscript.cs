using ImageGen.Building.Steps;
using ImageGen.Engines;

namespace ImageGen.Building;

/// <summary>Reads what one protocol says during a build: tells the progress on, and keeps what the outcome needs.</summary>
internal interface IBuildTranscript
{
    /// <summary>The built image's id; null until the engine has named it.</summary>
    ImageDigest? ImageId { get; }

    /// <summary>Reads one message that is not an error.</summary>
    void Read(EngineMessage message);

    /// <summary>The engine says that the build failed; the answer is the step that failed, where there is one.</summary>
    BuildStep? Fail(string error);

    /// <summary>The engine has said all it had to say, and no error was among it.</summary>
    void End();
}
