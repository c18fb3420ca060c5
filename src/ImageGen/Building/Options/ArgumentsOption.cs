namespace ImageGen.Building.Options;

/// <summary>The option with the build arguments. An argument of the call replaces one of the image with the same name.</summary>
internal sealed class ArgumentsOption(OptionGroup group, string name) : BuildOption<BuildArguments>(group, name)
{
    public override object? Create() => new BuildArguments();

    public override object? Join(object? image, object? call)
    {
        var joined = new BuildArguments();
        Add(image);
        Add(call);
        return joined;

        void Add(object? part)
        {
            if (part is BuildArguments arguments)
            {
                foreach (var (name, value) in arguments)
                {
                    joined[name] = value;
                }
            }
        }
    }

    protected override bool IsGiven(object value) => ((BuildArguments)value).Count > 0;
}
