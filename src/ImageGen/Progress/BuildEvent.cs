namespace ImageGen.Progress;

/// <summary>An event of a build, of a pull of its base images, or of a push. Each kind of event is a derived record.</summary>
public abstract record BuildEvent
{
    private protected BuildEvent()
    {
    }
}
