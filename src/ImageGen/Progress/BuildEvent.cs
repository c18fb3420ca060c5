namespace ImageGen;

/// <summary>Something that happened during a build, a pull of its base images, or a push. The derived records say what.</summary>
public abstract record BuildEvent
{
    private protected BuildEvent()
    {
    }
}
