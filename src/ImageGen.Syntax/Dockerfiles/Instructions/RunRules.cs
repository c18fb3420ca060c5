namespace ImageGen.Dockerfiles;

/// <summary>What the flags of a <c>RUN</c> must hold before any variable has a value.</summary>
internal static class RunRules
{
    public static void Check(DockerfileInstruction run, ErrorReport errors)
    {
        for (var i = 0; i < run.Flags.Count; i++)
        {
            var place = run.Places.Flags[i];
            var value = run.Flags[i].Value;
            if (value is null)
            {
                continue;
            }

            switch (run.Flags[i].Name)
            {
                case "mount":
                    CheckMount(place, errors);
                    break;
                case "device":
                    DeviceRules.Check(place, errors);
                    break;
                case "network" when value is not ("default" or "none" or "host"):
                    errors.At(place, "--network=".Length, $"--network is 'default', 'none' or 'host', not '{value}'.");
                    break;
                case "security" when value is not ("sandbox" or "insecure"):
                    errors.At(place, "--security=".Length, $"--security is 'sandbox' or 'insecure', not '{value}'.");
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether what is mounted from is meant to be a variable: a dollar sign at the very end is none.</summary>
    public static bool HasVariable(string from) => from.IndexOf('$') is >= 0 and var dollar && dollar < from.Length - 1;

    private static void CheckMount(PlacedWord flag, ErrorReport errors)
    {
        var start = "--mount=".Length;
        if (CsvFields.Read(flag.Text, start) is not { } fields)
        {
            errors.At(flag, start, "--mount needs name=value fields parted by commas; double quotes may stand around a whole field only.");
            return;
        }

        foreach (var field in fields)
        {
            var (name, value) = MountField.Split(field.Text);
            if (name == "from" && value is not null && HasVariable(value))
            {
                errors.At(flag, field.PlaceOf("from=".Length + value.IndexOf('$')), "from= of a mount takes no variables; name a stage with FROM … AS and mount from that.");
            }
        }
    }
}
